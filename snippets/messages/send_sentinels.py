"""Five children share four words, and a sentinel each ends them all."""

from multiprocessing import Process, Queue


def take(child, words):
    while (word := words.get()) is not None:
        print(f"child {child}: took {word}")
    print(f"child {child}: ends")


if __name__ == "__main__":
    words = Queue()
    children = [Process(target=take, args=(n, words)) for n in range(5)]
    for child in children:
        child.start()
    for word in ("north", "east", "south", "west"):
        words.put(word)
    for _ in children:
        words.put(None)
    for child in children:
        child.join()
    print("parent: all joined")
