"""Three children print at the same time, two of them with a name."""

import time
from multiprocessing import Process, current_process


def work():
    print(f"{current_process().name}: starts")
    time.sleep(0.2)
    print(f"{current_process().name}: ends")


def serve():
    print(f"{current_process().name}: starts")
    time.sleep(0.4)
    print(f"{current_process().name}: ends")


if __name__ == "__main__":
    service = Process(name="mail service", target=serve)
    worker = Process(name="worker 1", target=work)
    unnamed = Process(target=work)
    for child in (service, worker, unnamed):
        child.start()
    for child in (service, worker, unnamed):
        child.join()
