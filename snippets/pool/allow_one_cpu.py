"""A program that may use one CPU only, and its pool."""

import os
from multiprocessing import Pool, active_children

if __name__ == "__main__":
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    print("CPUs of the machine:", os.cpu_count())
    with Pool():
        print("workers of Pool():", len(active_children()))
