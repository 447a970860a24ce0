import os
import sys
from multiprocessing import Process


def read() -> None:
    print(repr(sys.stdin.read()), os.read(0, 99))


if __name__ == "__main__":
    child = Process(target=read)
    child.start()
    child.join()
