"""Leaving the with block ends the workers before their result."""

import sys
import time
from multiprocessing import Pool


def work() -> str:
    """Take longer than the parent stays in the with block."""
    time.sleep(0.5)
    print("worker: done", flush=True)
    return "done"


def main() -> None:
    """Hand in a task, leave the block, ask for the result."""
    timeout = None if "for_ever" in sys.argv else 1.0
    with Pool(processes=1) as pool:
        result = pool.apply_async(work)
        print("parent: leaves the block")
    print("parent: asks for the result")
    print("parent: got", result.get(timeout))


if __name__ == "__main__":
    main()
