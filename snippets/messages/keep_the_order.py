"""Four workers share the tasks; an index brings back their order."""

import time
from multiprocessing import Process, Queue

NUMBERS = (2, 4, 6, 3, 5, 8, 9, 7)


def work(tasks, results):
    while (task := tasks.get()) is not None:
        index, number = task
        time.sleep(0.1 if number % 2 else 0.4)  # stands for work
        results.put((index, number * number))


if __name__ == "__main__":
    tasks, results = Queue(), Queue()
    workers = [
        Process(target=work, args=(tasks, results)) for _ in range(4)
    ]
    for worker in workers:
        worker.start()
    for task in enumerate(NUMBERS):
        tasks.put(task)
    for _ in workers:
        tasks.put(None)
    arrived = [results.get() for _ in NUMBERS]
    for worker in workers:
        worker.join()
    print("sent:   ", *NUMBERS)
    print("arrived:", *(square for _, square in arrived))
    print("sorted: ", *(square for _, square in sorted(arrived)))
