"""A lambda can be the target of a process only if that is forked."""

import sys
from multiprocessing import Process, set_start_method

if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    child = Process(target=lambda: print("child: hello"))
    child.start()
    child.join()
    print("parent: exit code", child.exitcode)
