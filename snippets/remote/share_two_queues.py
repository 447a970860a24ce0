"""A server with two queues, a worker, a client: three commands."""

import sys
from multiprocessing.managers import BaseManager
from queue import Queue
from subprocess import PIPE, Popen

HOST = "127.0.0.1"  # on other machines: the address of the server
KEY = b"choose your own"


class Queues(BaseManager):
    pass


def serve(port):
    tasks, results = Queue(), Queue()
    Queues.register("tasks", callable=lambda: tasks)
    Queues.register("results", callable=lambda: results)
    server = Queues((HOST, port), authkey=KEY).get_server()
    print(server.address[1], flush=True)
    server.serve_forever()


def connect(port):
    Queues.register("tasks")
    Queues.register("results")
    queues = Queues((HOST, port), authkey=KEY)
    queues.connect()
    return queues.tasks(), queues.results()


def work(port):
    tasks, results = connect(port)
    for number in iter(tasks.get, None):
        results.put((number, number**2))
    print("worker: got None, which ends me")


def ask(port):
    tasks, results = connect(port)
    for number in [2, 3, 4]:
        tasks.put(number)
    print("client:", dict(results.get() for _ in range(3)))
    tasks.put(None)


def start(*words):
    command = [sys.executable, __file__, *words]
    return Popen(command, stdout=PIPE, text=True)


if __name__ == "__main__":
    if sys.argv[1:]:
        role = {"serve": serve, "work": work, "ask": ask}[sys.argv[1]]
        role(int(sys.argv[2]))
    else:
        server = start("serve", "0")
        port = server.stdout.readline().strip()
        for command in start("ask", port), start("work", port):
            print(command.communicate()[0], end="")
        server.terminate()
        server.communicate()
