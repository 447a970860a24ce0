"""A child dies before it answers; the parent notices and goes on."""

import os
import queue
from multiprocessing import Process, Queue


def work(number, results):
    if number == 2:
        os._exit(7)  # stands for a crash
    results.put((number, number * number))


if __name__ == "__main__":
    results = Queue()
    missing = {}
    for number in (1, 2, 3):
        child = Process(target=work, args=(number, results))
        child.start()
        missing[number] = child
    while missing:
        try:
            number, square = results.get(timeout=0.1)
            print("parent:", number, "squared is", square)
            missing.pop(number).join()
        except queue.Empty:
            for number in [n for n in missing if missing[n].exitcode]:
                code = missing.pop(number).exitcode
                print("parent:", number, "is lost, exit code", code)
