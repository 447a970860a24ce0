"""Two workers count in a manager's dict, and updates are lost."""

from multiprocessing import Manager, Process

TIMES = 300


def count(hits, begin):
    begin.wait()
    for _ in range(TIMES):
        hits["page"] += 1


if __name__ == "__main__":
    with Manager() as manager:
        hits, begin = manager.dict(page=0), manager.Barrier(2)
        args = (hits, begin)
        workers = [Process(target=count, args=args) for _ in range(2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        print("parent:", hits["page"], "of", 2 * TIMES)
