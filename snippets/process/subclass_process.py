"""Two processes of your own class run at the same time."""

import time
from multiprocessing import Process, current_process


class Greeter(Process):
    def __init__(self, friend):
        super().__init__()
        self.friend = friend

    def run(self):
        print(f"{current_process().name}: hello, {self.friend}")
        time.sleep(0.3)
        print(f"{current_process().name}: goodbye, {self.friend}")


if __name__ == "__main__":
    greeters = [Greeter("Ada"), Greeter("Grace")]
    for greeter in greeters:
        greeter.start()
    for greeter in greeters:
        greeter.join()
