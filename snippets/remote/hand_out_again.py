"""A worker ends in its task, which is then handed out again."""

import os
from multiprocessing import Process
from multiprocessing.managers import BaseManager
from queue import Empty, Queue

KEY = b"choose your own"
tasks, results = Queue(), Queue()


def get_tasks():
    return tasks


def get_results():
    return results


class Queues(BaseManager):
    pass


Queues.register("tasks", callable=get_tasks)
Queues.register("results", callable=get_results)


def work(address):
    queues = Queues(address, authkey=KEY)
    queues.connect()
    results = queues.results()
    results.put("ready")
    for number, attempt in iter(queues.tasks().get, None):
        if (number, attempt) == (3, 1):
            os._exit(1)  # as when its machine loses power
        results.put((number, number**2))


def ask(tasks, results):
    found, missing, attempt = {}, {2, 3, 4, 5}, 0
    while missing:
        attempt += 1
        print("server: hands out", sorted(missing))
        for number in missing:
            tasks.put((number, attempt))
        try:
            while missing:
                number, square = results.get(timeout=0.5)
                found[number] = square
                missing.discard(number)
        except Empty:
            print("server: no answer for", sorted(missing))
    print("server:", sorted(found.items()))


if __name__ == "__main__":
    with Queues(("127.0.0.1", 0), authkey=KEY) as queues:
        tasks, results = queues.tasks(), queues.results()
        workers = [
            Process(target=work, args=(queues.address,))
            for _ in range(2)
        ]
        for worker in workers:
            worker.start()
            results.get()
        ask(tasks, results)
        tasks.put(None)
        for worker in workers:
            worker.join()
