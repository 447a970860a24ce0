"""A program ends at once, and leaves the semaphores of its locks."""

import multiprocessing
import os
import sys
from multiprocessing import Lock

if __name__ == "__main__":
    if sys.argv[1:]:
        multiprocessing.set_start_method(sys.argv[1])
    locks = [Lock(), Lock()]
    print("parent: two locks, and out", flush=True)
    os._exit(0)
