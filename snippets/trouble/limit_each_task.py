"""Four tasks, two at a time, each with a process and a time limit."""

import time
from multiprocessing import Pipe, Process
from multiprocessing.connection import wait

AT_ONCE, LIMIT = 2, 2


def work(number, sender):
    time.sleep(60 if number == 2 else 0.1)
    sender.send(number * number)


def start(number):
    receiver, sender = Pipe(duplex=False)
    child = Process(target=work, args=(number, sender))
    child.start()
    sender.close()
    return receiver, (number, child, time.monotonic() + LIMIT)


if __name__ == "__main__":
    todo, running, results = [1, 2, 3, 4], {}, {}
    while todo or running:
        while todo and len(running) < AT_ONCE:
            receiver, task = start(todo.pop(0))
            running[receiver] = task
        next_end = min(task[2] for task in running.values())
        wait(running, timeout=max(0, next_end - time.monotonic()))
        for receiver, (number, child, end) in list(running.items()):
            if receiver.poll():
                results[number] = receiver.recv()
            elif time.monotonic() >= end:
                results[number] = "took too long"
            else:
                continue
            child.terminate()
            child.join()
            del running[receiver]
    for number in sorted(results):
        print(f"task {number}: {results[number]}")
