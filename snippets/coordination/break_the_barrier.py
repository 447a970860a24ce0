"""One of three dies before the barrier, and the others go home."""

import sys
from multiprocessing import Barrier, Process
from threading import BrokenBarrierError


def simulate(together, number):
    if number == 3:
        together.abort()
        sys.exit("worker 3: gives up")
    try:
        together.wait(timeout=1.5)
    except BrokenBarrierError:
        sys.exit(0)


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
