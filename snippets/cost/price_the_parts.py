"""A price list: what the parts of a parallel program cost here."""

import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import Lock, Pipe, Pool, Process
from statistics import median

ROUNDS = 5


def do_nothing():
    pass


def answer(connection):
    while message := connection.recv():
        connection.send(message)


def hold(lock):
    with lock:
        pass


def ask(connection):
    connection.send(b"x")
    connection.recv()


def start_and_join():
    child = Process(target=do_nothing)
    child.start()
    child.join()


def use_a_pool():
    with Pool(2) as pool:
        pool.apply(do_nothing)
        pool.close()
        pool.join()


def submit_and_wait(executor):
    executor.submit(do_nothing).result()


def use_an_executor():
    with ProcessPoolExecutor(2) as executor:
        submit_and_wait(executor)


def price(name, times, part):
    """Time one part several times, and print a row."""
    part()  # the first time is not counted
    us = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        for _ in range(times):
            part()
        seconds = (time.perf_counter() - begin) / times
        us.append(1_000_000 * seconds)
    row = f"{name:32}  {median(us):<11,.2f}  {min(us):<10,.2f}"
    print(f"{row}  {max(us):,.2f}")


if __name__ == "__main__":
    if sys.argv[1:]:
        ROUNDS = int(sys.argv[1])
    print(f"{'One':32}  Median (µs)  Min (µs)    Max (µs)")
    price("call of an empty function", 100_000, do_nothing)
    lock = Lock()
    price("lock, taken and given back", 20_000, partial(hold, lock))
    ours, theirs = Pipe()
    child = Process(target=answer, args=(theirs,))
    child.start()
    price("byte to a child and back", 200, partial(ask, ours))
    ours.send(b"")
    child.join()
    with Pool(1) as pool:
        task = partial(pool.apply, do_nothing)
        price("empty task in a warm pool", 50, task)
    with ProcessPoolExecutor(1) as executor:
        task = partial(submit_and_wait, executor)
        price("empty task in a warm executor", 50, task)
    price("process, started and joined", 5, start_and_join)
    price("executor of 2 for one empty task", 3, use_an_executor)
    price("pool of 2 for one empty task", 3, use_a_pool)
