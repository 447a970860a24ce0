"""A method as target takes its object along, and leaves the lock."""

import threading
from multiprocessing import Process, set_start_method


class Counter:
    def __init__(self):
        self.lock = threading.Lock()
        self.count = 0

    def __getstate__(self):
        return self.count

    def __setstate__(self, count):
        self.lock = threading.Lock()
        self.count = count

    def add(self):
        with self.lock:
            self.count += 1
        print("child: counted to", self.count)


if __name__ == "__main__":
    set_start_method("forkserver")
    child = Process(target=Counter().add)
    child.start()
    child.join()
