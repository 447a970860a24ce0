"""A job is said to be done as often as it was put."""

from multiprocessing import JoinableQueue

if __name__ == "__main__":
    jobs = JoinableQueue()
    jobs.put("sweep")
    jobs.get()
    jobs.task_done()
    print("done")
