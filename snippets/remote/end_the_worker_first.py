"""A server sends its worker None, and waits before it ends."""

from multiprocessing import Process
from multiprocessing.managers import BaseManager
from queue import Queue

KEY = b"choose your own"
tasks, ready = Queue(), Queue()


def get_tasks():
    return tasks


def get_ready():
    return ready


class Queues(BaseManager):
    pass


Queues.register("tasks", callable=get_tasks)
Queues.register("ready", callable=get_ready)


def work(address):
    queues = Queues(address, authkey=KEY)
    queues.connect()
    tasks = queues.tasks()
    queues.ready().put("ready")
    for number in iter(tasks.get, None):
        print("worker: got", number)
    print("worker: nothing left")


if __name__ == "__main__":
    with Queues(("127.0.0.1", 0), authkey=KEY) as queues:
        child = Process(target=work, args=(queues.address,))
        child.start()
        queues.ready().get()
        queues.tasks().put(None)
        child.join()
    print("parent: exit code", child.exitcode)
