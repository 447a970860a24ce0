"""A pool without a number has one worker for each CPU it counts."""

import os
import sys
from multiprocessing import Pool, active_children


def main() -> None:
    """Count CPUs and workers; an argument allows that many CPUs."""
    if len(sys.argv) > 1:
        allowed = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, allowed[: int(sys.argv[1])])
    print("os.cpu_count():", os.cpu_count())
    if hasattr(os, "process_cpu_count"):
        print("os.process_cpu_count():", os.process_cpu_count())
    else:
        print("os.process_cpu_count(): not before Python 3.13")
    with Pool():
        print("workers of Pool():", len(active_children()))


if __name__ == "__main__":
    main()
