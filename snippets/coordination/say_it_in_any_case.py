"""A job fails, and its worker says all the same that it is done."""

import time
from multiprocessing import JoinableQueue, Process


def work(jobs):
    while True:
        number = jobs.get()
        try:
            time.sleep(0.1)
            if number == 2:
                print("job 2 failed", flush=True)
                continue
            print(f"job {number} done", flush=True)
        finally:
            jobs.task_done()


if __name__ == "__main__":
    jobs = JoinableQueue()
    worker = Process(target=work, args=(jobs,), daemon=True)
    worker.start()
    for number in 1, 2, 3:
        jobs.put(number)
    jobs.join()
    print("parent: all jobs are done")
