"""Four counts, each in a process of its own."""

from multiprocessing import Process


def count(limit):
    total = 0
    for number in range(limit):
        total += number
    print(f"below {limit}: {total}")


def count_four_times(limit):
    workers = [Process(target=count, args=(limit,)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


if __name__ == "__main__":
    count_four_times(4_000_000)
