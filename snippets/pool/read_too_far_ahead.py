"""While one result is used, imap reads the whole input."""

import time
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


if __name__ == "__main__":
    with Pool(2) as pool:
        results = pool.imap(len, read_lines())
        for used, result in enumerate(results, start=1):
            use(result, used)
    print("parent:", used, "results used")
