"""At most eight lines are read before their results are used."""

import time
from collections import deque
from multiprocessing import Pool

read = []


def read_lines():
    for number in range(100):
        read.append(number)
        yield f"line {number}"


def use(result, used):
    if used == 1:
        time.sleep(0.3)  # something slow, such as writing
        print("parent: 1 result used,", len(read), "lines read")


def imap_bounded(pool, function, items, ahead):
    waiting = deque()
    for item in items:
        waiting.append(pool.apply_async(function, [item]))
        if len(waiting) == ahead:
            yield waiting.popleft().get()
    while waiting:
        yield waiting.popleft().get()


if __name__ == "__main__":
    with Pool(2) as pool:
        results = imap_bounded(pool, len, read_lines(), ahead=8)
        for used, result in enumerate(results, start=1):
            use(result, used)
    print("parent:", used, "results used")
