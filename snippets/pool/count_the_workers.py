"""A pool that is given no number counts CPUs."""

import os
from multiprocessing import Pool, active_children

if __name__ == "__main__":
    print("CPUs of the machine:", os.cpu_count())
    with Pool():
        print("workers of Pool():", len(active_children()))
