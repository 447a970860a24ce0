"""A parent that does not join ends its manager before its child."""

import time
from multiprocessing import Event, Manager, Process


def work(begun, results):
    begun.set()
    time.sleep(0.8)  # stands for work
    results.append("done")
    print("child: ", list(results))


if __name__ == "__main__":
    begun = Event()
    results = Manager().list()
    child = Process(target=work, args=(begun, results))
    child.start()
    begun.wait()
    print("parent: the last line", flush=True)
