"""A forked child sees the parent's changed global, others do not."""

import sys
from multiprocessing import Process, set_start_method

setting = "as written in the file"


def change_it():
    global setting
    print(f"child, {__name__}: {setting}")
    setting = "changed by the child"


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    setting = "changed by the parent"
    child = Process(target=change_it)
    child.start()
    child.join()
    print(f"parent, {__name__}: {setting}")
