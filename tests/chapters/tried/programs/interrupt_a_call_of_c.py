import os
import signal
import sys
import time
from itertools import count, islice
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection

MANY = 100_000_000


def work(told: Connection) -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))
    numbers = count()
    told.send("begins")
    try:
        sum(islice(numbers, MANY))  # one call of C code
        time.sleep(60)
    except BaseException as error:  # noqa: BLE001
        print(type(error).__name__, "after the call:", next(numbers) == MANY, flush=True)


if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGTERM):
        here, there = Pipe()
        child = Process(target=work, args=(there,))
        child.start()
        here.recv()
        time.sleep(0.2)
        assert child.pid is not None
        os.kill(child.pid, number)
        child.join()
