"""A function above the guard exists in the parent and in an import."""

import sys
from multiprocessing import Process, set_start_method


def greet():
    print("child: hello")


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    child = Process(target=greet)
    child.start()
    child.join()
    print("parent: exit code", child.exitcode)
