"""A function under the guard exists in the parent, not in an import."""

import sys
from multiprocessing import Process, set_start_method

if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])

    def greet():
        print("child: hello")

    child = Process(target=greet)
    child.start()
    child.join()
    print("parent: exit code", child.exitcode)
