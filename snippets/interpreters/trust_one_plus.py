"""Four threads count with +=, and on this build none is lost."""

from threading import Thread

TIMES = 500_000
counter = 0


def count():
    global counter
    for _ in range(TIMES):
        counter += 1


if __name__ == "__main__":
    threads = [Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{counter} of {4 * TIMES}")
