"""A child that imports the file runs the line above the guard."""

import sys
from multiprocessing import Process, set_start_method

print("this file runs as", __name__)


def greet(name):
    print("child: hello,", name)


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    child = Process(target=greet, args=("Ada",))
    child.start()
    child.join()
    print("parent: exit code", child.exitcode)
