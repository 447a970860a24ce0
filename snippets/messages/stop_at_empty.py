"""A loop that ends when the queue is empty ends before the messages."""

import time
from multiprocessing import Process, Queue, queues


def put(number: int, numbers: "queues.Queue[int]") -> None:
    """Work a moment, then put the number."""
    time.sleep(0.5)
    numbers.put(number)


def main() -> None:
    """Get until empty, the mistake; then get as many as were sent."""
    numbers: queues.Queue[int] = Queue()
    children = [
        Process(target=put, args=(n, numbers)) for n in range(4)
    ]
    for child in children:
        child.start()

    early = []
    while not numbers.empty():
        early.append(numbers.get())
    print("until empty() said so:", len(early), "of 4")

    late = [numbers.get() for _ in range(4 - len(early))]
    for child in children:
        child.join()
    print("as many as were sent: ", len(early) + len(late), "of 4")


if __name__ == "__main__":
    main()
