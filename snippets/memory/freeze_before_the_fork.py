"""Frozen objects are left alone when a child collects garbage."""

import gc
from multiprocessing import get_context


def own_megabytes():
    with open("/proc/self/smaps_rollup") as report:
        written = report.read().split("Private_Dirty:")[1]
    return int(written.split()[0]) / 1024


def collect():
    before = own_megabytes()
    gc.collect()
    print(f"child: grew by {own_megabytes() - before:.0f} MB")


if __name__ == "__main__":
    rows = [[number] for number in range(500_000)]
    print(f"parent: {len(rows)} rows, {own_megabytes():.0f} MB")
    gc.freeze()
    child = get_context("fork").Process(target=collect)
    child.start()
    child.join()
