"""Nobody begins a step before all have ended the one before."""

import time
from multiprocessing import Barrier, Process, SimpleQueue


def simulate(together, steps, seconds):
    for step in 1, 2:
        time.sleep(seconds)  # compute this step
        steps.put(f"step {step} done")
        together.wait()


if __name__ == "__main__":
    together, steps = Barrier(3), SimpleQueue()
    workers = [
        Process(target=simulate, args=(together, steps, seconds))
        for seconds in (0.1, 0.2, 0.3)
    ]
    for worker in workers:
        worker.start()
    for _ in range(6):
        print(steps.get())
    for worker in workers:
        worker.join()
