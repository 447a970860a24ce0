"""What it costs to write one number that processes share."""

import time
from multiprocessing import Array, Manager, RawArray, Value
from multiprocessing.shared_memory import SharedMemory
from statistics import median

ROUNDS = 5


def price(name, times, target, key, *, attribute=False):
    """Time one way several times, and print a row."""
    us = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        for number in range(times):
            if attribute:
                setattr(target, key, number % 100)
            else:
                target[key] = number % 100
        seconds = time.perf_counter() - begin
        us.append(1_000_000 * seconds / times)
    row = f"{name:24}  {median(us):<11.2f}  {min(us):<8.2f}"
    print(f"{row}  {max(us):.2f}")


if __name__ == "__main__":
    print(f"{'Written to':24}  Median (µs)  Min (µs)  Max (µs)")
    price("list of this process", 50_000, [0], 0)
    block = SharedMemory(create=True, size=8)
    price("SharedMemory", 50_000, block.buf, 0)
    block.close()
    block.unlink()
    price("RawArray", 50_000, RawArray("i", 1), 0)
    number = Value("i", 0)
    price("Value", 20_000, number, "value", attribute=True)
    price("Array", 20_000, Array("i", 1), 0)
    with Manager() as manager:
        price("list of a manager", 500, manager.list([0]), 0)
        price("dict of a manager", 500, manager.dict(), "n")
        names = manager.Namespace()
        price("Namespace of a manager", 500, names, "n", attribute=True)
