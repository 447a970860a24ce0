"""A method as target takes its whole object along, lock and all."""

import threading
from multiprocessing import Process, set_start_method


class Counter:
    def __init__(self):
        self.lock = threading.Lock()
        self.count = 0

    def add(self):
        with self.lock:
            self.count += 1
        print("child: counted to", self.count)


if __name__ == "__main__":
    set_start_method("forkserver")
    child = Process(target=Counter().add)
    child.start()
    child.join()
