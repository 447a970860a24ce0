"""A function with a name can be the target of any process."""

import sys
from multiprocessing import Process, set_start_method


def say_hello():
    print("child: hello")


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    child = Process(target=say_hello)
    child.start()
    child.join()
    print("parent: exit code", child.exitcode)
