"""Two processes that need each other at every step lose to one."""

import time
from multiprocessing import Pipe, Process

STEPS = 10_000


def step(number):
    return (number * number + 1) % 2147483647


def take_every_second_step(pipe):
    pipe.send("ready")
    for _ in range(STEPS // 2):
        pipe.send(step(pipe.recv()))


if __name__ == "__main__":
    begin, number = time.perf_counter(), 1
    for _ in range(STEPS):
        number = step(number)
    microseconds = 1e6 * (time.perf_counter() - begin) / STEPS
    print(f"one process: {number}, {microseconds:.2f} µs a step")

    here, there = Pipe()
    child = Process(target=take_every_second_step, args=(there,))
    child.start()
    here.recv()
    begin, number = time.perf_counter(), 1
    for _ in range(STEPS // 2):
        here.send(number)
        number = step(here.recv())
    microseconds = 1e6 * (time.perf_counter() - begin) / STEPS
    print(f"two processes: {number}, {microseconds:.2f} µs a step")
    child.join()
