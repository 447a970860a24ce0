"""Five children share four words, and a sentinel each ends them all."""

from multiprocessing import Process, Queue, queues

WORDS = ("north", "east", "south", "west")


def take(child: int, words: "queues.Queue[str | None]") -> None:
    """Take words until the sentinel comes, which is no word."""
    taken = 0
    while words.get() is not None:
        taken += 1
    print(f"child {child}: ends, words taken: {taken}")


def main() -> None:
    """Put the words, then one sentinel for each child."""
    words: queues.Queue[str | None] = Queue()
    children = [Process(target=take, args=(n, words)) for n in range(5)]
    for child in children:
        child.start()
    for word in WORDS:
        words.put(word)
    for _ in children:
        words.put(None)
    for child in children:
        child.join()
    print("parent: all joined")


if __name__ == "__main__":
    main()
