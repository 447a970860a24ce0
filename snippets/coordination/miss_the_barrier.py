"""One of three dies before the barrier, and the others are told."""

import sys
from multiprocessing import Barrier, Process


def simulate(together, number):
    if number == 3:
        sys.exit("worker 3: gives up")
    together.wait(timeout=1.5)


if __name__ == "__main__":
    together = Barrier(3)
    workers = [
        Process(target=simulate, args=(together, number))
        for number in (1, 2, 3)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print("exit codes:", [worker.exitcode for worker in workers])
