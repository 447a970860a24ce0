"""Four words for five children: the fifth waits forever."""

from multiprocessing import Process, Queue


def take(child, words):
    word = words.get()
    print(f"child {child}: took {word}")


if __name__ == "__main__":
    words = Queue()
    children = [Process(target=take, args=(n, words)) for n in range(5)]
    for child in children:
        child.start()
    for word in ("north", "east", "south", "west"):
        words.put(word)
    for child in children:
        child.join()
    print("parent: all joined")
