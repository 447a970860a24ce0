"""The same four counts, each in a process of its own."""

import sys
from multiprocessing import Process

TASKS = 4


def count(limit: int) -> None:
    """Add up all numbers below the limit, then say what came out."""
    total = 0
    for number in range(limit):
        total += number
    print(f"below {limit}: {total}")


def main() -> None:
    """Start four processes, then wait for all of them."""
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 4_000_000
    workers = [
        Process(target=count, args=(limit,)) for _ in range(TASKS)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


if __name__ == "__main__":
    main()
