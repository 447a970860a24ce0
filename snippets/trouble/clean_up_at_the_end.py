"""A program ends as programs do, and removes its semaphores."""

import multiprocessing
import sys
from multiprocessing import Lock

if __name__ == "__main__":
    if sys.argv[1:]:
        multiprocessing.set_start_method(sys.argv[1])
    locks = [Lock(), Lock()]
    print("parent: two locks, and out", flush=True)
    sys.exit(0)
