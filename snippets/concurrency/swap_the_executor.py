"""The same counts in threads and in processes: one name differs."""

import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def count(limit):
    total = 0
    for number in range(limit):
        total += number
    return total


if __name__ == "__main__":
    for kind in ThreadPoolExecutor, ProcessPoolExecutor:
        begin = time.perf_counter()
        with kind() as executor:
            totals = list(executor.map(count, [4_000_000] * 4))
        seconds = time.perf_counter() - begin
        print(f"{kind.__name__}: {sum(totals)} in {seconds:.2f} s")
