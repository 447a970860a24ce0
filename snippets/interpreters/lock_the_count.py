"""Four threads count under a lock together, and no count is lost."""

from threading import Lock, Thread

TIMES = 500_000
counter = 0
lock = Lock()


def next_of(number):
    return number + 1


def count():
    global counter
    for _ in range(TIMES):
        with lock:
            counter = next_of(counter)


if __name__ == "__main__":
    threads = [Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{counter} of {4 * TIMES}")
