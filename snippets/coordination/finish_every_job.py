"""A parent goes on when every job is done, not when each is taken."""

import time
from multiprocessing import JoinableQueue, Process


def work(jobs):
    while True:
        number = jobs.get()
        time.sleep(0.1)
        print(f"job {number} done", flush=True)
        jobs.task_done()


if __name__ == "__main__":
    jobs = JoinableQueue()
    worker = Process(target=work, args=(jobs,), daemon=True)
    worker.start()
    for number in 1, 2, 3:
        jobs.put(number)
    jobs.join()
    print("parent: all jobs are done")
