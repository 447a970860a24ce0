"""A worker runs its own function of the name, not the parent's."""

import sys
from multiprocessing import Pool, set_start_method


def greet():
    return "the one in the file"


def replace():
    global greet

    def greet():
        return "the one made at run time"


if __name__ == "__main__":
    if sys.argv[1:]:
        set_start_method(sys.argv[1])
    replace()
    print("parent calls", greet())
    with Pool(1) as pool:
        print("worker calls", pool.apply(greet))
