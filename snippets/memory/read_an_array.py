"""A forked child reads an array, and its own memory stays as it was."""

from array import array
from multiprocessing import get_context

NUMBERS = array("q", range(1_000_000))


def own_megabytes():
    with open("/proc/self/smaps_rollup") as report:
        written = report.read().split("Private_Dirty:")[1]
    return int(written.split()[0]) / 1024


def read():
    before = own_megabytes()
    largest = max(NUMBERS)
    grown = own_megabytes() - before
    print(f"child: read all, largest {largest}; grew by {grown:.0f} MB")


if __name__ == "__main__":
    child = get_context("fork").Process(target=read)
    child.start()
    child.join()
