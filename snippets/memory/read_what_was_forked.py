"""What a forked child copies when it reads data of its parent."""

import gc
from array import array
from multiprocessing import get_context

COUNT = 500_000


def strings():
    return [f"row {n}" for n in range(COUNT)]


def freeze(data):
    gc.freeze()
    return data


WAYS = {
    "list of strings": strings,
    "list of floats": lambda: [n + 0.5 for n in range(COUNT)],
    "array of floats": lambda: array("d", range(4 * COUNT)),
    "one long string": lambda: "row " * 4 * COUNT,
    "bytes": lambda: b"row " * 4 * COUNT,
    "strings, frozen": lambda: freeze(strings()),
}


def own_megabytes():
    with open("/proc/self/smaps_rollup") as report:
        written = report.read().split("Private_Dirty:")[1]
    return int(written.split()[0]) / 1024


def read(data, answer):
    before = own_megabytes()
    for _ in data:
        pass
    answer.put(own_megabytes() - before)


if __name__ == "__main__":
    fork = get_context("fork")
    kept = []
    print("Data             Weighs, MB  Copied, MB")
    for name, make in WAYS.items():
        before = own_megabytes()
        kept.append(make())
        weight = own_megabytes() - before
        answer = fork.SimpleQueue()
        child = fork.Process(target=read, args=(kept[-1], answer))
        child.start()
        copied = answer.get()
        child.join()
        print(f"{name:15}  {round(weight):10}  {round(copied):10}")
