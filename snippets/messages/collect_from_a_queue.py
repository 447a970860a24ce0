"""Four children each put a random number; the parent collects four."""

import random
from multiprocessing import Process, Queue, queues


def draw(child: int, numbers: "queues.Queue[tuple[int, int]]") -> None:
    """Put a random number, with the name of who drew it."""
    numbers.put((child, random.randint(1, 100)))


def main() -> None:
    """Get as many numbers as there are children, then join."""
    numbers: queues.Queue[tuple[int, int]] = Queue()
    children = [
        Process(target=draw, args=(n, numbers)) for n in range(4)
    ]
    for child in children:
        child.start()
    for _ in children:
        sender, number = numbers.get()
        print("parent: child", sender, "drew", number)
    for child in children:
        child.join()
    print("parent: all joined")


if __name__ == "__main__":
    main()
