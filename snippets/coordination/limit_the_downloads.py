"""Four workers fetch something, at most two of them at a time."""

import time
from multiprocessing import Process, Semaphore, Value


def fetch(places, inside, most):
    with places:
        with inside.get_lock():
            inside.value += 1
            most.value = max(most.value, inside.value)
        time.sleep(0.5)  # download
        with inside.get_lock():
            inside.value -= 1


if __name__ == "__main__":
    places = Semaphore(2)
    inside, most = Value("i", 0), Value("i", 0)
    workers = [
        Process(target=fetch, args=(places, inside, most))
        for _ in range(4)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print("at most", most.value, "at a time")
