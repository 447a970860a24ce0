import os
from collections import Counter
from multiprocessing import Pool

kept: list["Shared"] = []


class Shared:
    """Arrives once in each message, however many items of the message refer to it."""


def chunk_of(item: tuple[Shared, int]) -> tuple[int, int]:
    kept.append(item[0])  # so that no later one gets its id
    return os.getpid(), id(item[0])


if __name__ == "__main__":
    shared = Shared()
    with Pool(2) as pool:
        chunks = Counter(pool.map(chunk_of, [(shared, number) for number in range(1000)]))
    print(sorted(chunks.values()))
