"""How many workers fit into memory, from the weight of one."""

import os
from multiprocessing import Pool


def own_megabytes():
    with open("/proc/self/smaps_rollup") as report:
        written = report.read().split("Private_Dirty:")[1]
    return int(written.split()[0]) / 1024


def work(number):
    table = list(range(1_000_000))
    return sum(table) + number, own_megabytes()


def available_megabytes():
    with open("/proc/meminfo") as report:
        words = report.read().split()
    return int(words[words.index("MemAvailable:") + 1]) / 1024


if __name__ == "__main__":
    with Pool(1) as pool:
        _, weight = pool.apply(work, (0,))
    fitting = int(0.8 * available_megabytes() / weight)
    cpus = os.cpu_count() or 1
    print(f"one worker needs {weight:.0f} MB")
    print("by memory:", fitting, "workers, by CPUs:", cpus)
    print("so at most", max(1, min(fitting, cpus)))
