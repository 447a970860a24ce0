"""Four children each take one word out of a queue."""

from multiprocessing import Process, Queue, queues

WORDS = ("north", "east", "south", "west")


def take(child: int, words: "queues.Queue[str]") -> None:
    """Take one word, whichever comes."""
    word = words.get()
    print(f"child {child}: took {word}")


def main() -> None:
    """Put one word for each child."""
    words: queues.Queue[str] = Queue()
    children = [Process(target=take, args=(n, words)) for n in range(4)]
    for child in children:
        child.start()
    for word in WORDS:
        words.put(word)
    for child in children:
        child.join()
    print("parent: all joined")


if __name__ == "__main__":
    main()
