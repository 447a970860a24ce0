import queue
import time
from multiprocessing import Manager, Pipe, Process, Queue
from multiprocessing.connection import Connection
from typing import Any

SAID = ["none", "a part", "all but one", "all"]


def take(tasks: Any, told: Connection) -> None:
    told.send("waits from now on")
    tasks.get()


def lose_a_worker(tasks: Any) -> None:
    here, there = Pipe()
    worker = Process(target=take, args=(tasks, there))
    worker.start()
    here.recv()
    time.sleep(1)
    worker.kill()
    worker.join()
    tasks.put(0)
    time.sleep(0.5)  # so that whoever waits for it takes it, and not this process
    tasks.put(1)
    tasks.put(2)


def left(tasks: Any) -> list[int]:
    found = []
    try:
        while True:
            found.append(tasks.get(timeout=0.5))
    except queue.Empty:
        return found


if __name__ == "__main__":
    own: Any = Queue()
    lose_a_worker(own)
    print("of a queue:", SAID[len(left(own))])
    with Manager() as manager:
        shared = manager.Queue()
        lose_a_worker(shared)
        print("of a server:", SAID[len(left(shared))])
    own.cancel_join_thread()
