"""Squares come back out of order; an index sorts them again."""

import time
from multiprocessing import Process, Queue, queues

NUMBERS = (2, 4, 6, 3, 5, 8, 9, 7)
WORKERS = 4


def square(
    tasks: "queues.Queue[tuple[int, int] | None]",
    results: "queues.Queue[tuple[int, int]]",
) -> None:
    """Square numbers until the sentinel; even ones take longer."""
    while (task := tasks.get()) is not None:
        index, number = task
        time.sleep(0.1 if number % 2 else 0.4)
        results.put((index, number * number))


def main() -> None:
    """Send every number with its index, and sort what comes back."""
    tasks: queues.Queue[tuple[int, int] | None] = Queue()
    results: queues.Queue[tuple[int, int]] = Queue()
    workers = [
        Process(target=square, args=(tasks, results))
        for _ in range(WORKERS)
    ]
    for worker in workers:
        worker.start()
    for task in enumerate(NUMBERS):
        tasks.put(task)
    for _ in range(WORKERS):
        tasks.put(None)
    arrived = [results.get() for _ in NUMBERS]
    for worker in workers:
        worker.join()
    print("sent:   ", *NUMBERS)
    print("arrived:", *(value for _, value in arrived))
    print("sorted: ", *(value for _, value in sorted(arrived)))


if __name__ == "__main__":
    main()
