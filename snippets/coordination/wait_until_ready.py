"""Two clients wait until a service has loaded what it needs."""

import time
from multiprocessing import Event, Process


def serve(ready):
    time.sleep(0.3)  # load a large table
    print("service: ready", flush=True)
    ready.set()


def ask(ready, number):
    ready.wait()
    time.sleep(0.2 * number)
    print(f"client {number}: asks", flush=True)


if __name__ == "__main__":
    ready = Event()
    processes = [
        Process(target=serve, args=(ready,), name="service"),
        Process(target=ask, args=(ready, 1), name="client-1"),
        Process(target=ask, args=(ready, 2), name="client-2"),
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
