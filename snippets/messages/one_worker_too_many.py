"""Four words for five children: the fifth waits forever."""

import time
from multiprocessing import Process, Queue, active_children, queues

WORDS = ("north", "east", "south", "west")


def take(child: int, words: "queues.Queue[str]") -> None:
    """Take one word, whichever comes."""
    word = words.get()
    print(f"child {child}: took {word}")


def main() -> None:
    """Start one child more than there are words: the mistake."""
    words: queues.Queue[str] = Queue()
    children = [Process(target=take, args=(n, words)) for n in range(5)]
    for child in children:
        child.start()
    for word in WORDS:
        words.put(word)
    while len(active_children()) > 1:
        time.sleep(0.05)
    print("parent: one child is left, waits for it", flush=True)
    for child in children:
        child.join()
    print("parent: all joined")


if __name__ == "__main__":
    main()
