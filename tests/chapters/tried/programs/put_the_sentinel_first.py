from multiprocessing import Process, Queue


def work(words: "Queue[str | None]") -> None:
    print("worker:", list(iter(words.get, None)))


if __name__ == "__main__":
    words: "Queue[str | None]" = Queue()
    for word in ("north", None, "south"):
        words.put(word)
    worker = Process(target=work, args=(words,))
    worker.start()
    worker.join()
    print("left:", words.get(timeout=30))
