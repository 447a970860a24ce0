# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""An array reaches another process in six ways, at three sizes."""

import sys
import time
from multiprocessing import Pipe, Process, get_context
from multiprocessing.shared_memory import SharedMemory
from statistics import median
from tempfile import TemporaryDirectory

import numpy as np

ROUNDS = 7
SIZES = [1_000, 1_000_000, 100_000_000]


def add(numbers):
    return numbers.sum()


def add_bytes(message):
    return np.frombuffer(message).sum()


def add_block(name, count):
    block = SharedMemory(name)
    total = np.ndarray(count, buffer=block.buf).sum()
    block.close()
    return total


def add_file(path):
    return np.load(path, mmap_mode="r").sum()


def work(connection):
    for function, *arguments in iter(connection.recv, None):
        if function is add_bytes:
            arguments.append(connection.recv_bytes())
        connection.send(float(function(*arguments)))


def measure(size, folder):
    """Return the times in ms of each way; each ends with the sum."""
    numbers = np.ones(size // 8)
    kept = SharedMemory(create=True, size=size)
    np.ndarray(len(numbers), buffer=kept.buf)[:] = numbers
    ours, theirs = Pipe()
    child = Process(target=work, args=(theirs,))
    child.start()  # after the first block: it shares its tracker

    def ask(*message):
        ours.send(message)
        return ours.recv()

    def by_bytes():
        ours.send((add_bytes,))
        ours.send_bytes(memoryview(numbers).cast("B"))
        return ours.recv()

    def by_block():
        block = SharedMemory(create=True, size=size)
        np.ndarray(len(numbers), buffer=block.buf)[:] = numbers
        total = ask(add_block, block.name, len(numbers))
        block.close()
        block.unlink()
        return total

    def by_file():
        np.save(f"{folder}/numbers.npy", numbers)
        return ask(add_file, f"{folder}/numbers.npy")

    def by_fork():
        fork = get_context("fork")
        child = fork.Process(target=add, args=(numbers,))
        child.start()
        child.join()
        return len(numbers) if child.exitcode == 0 else None

    ways = {
        "send, pickled": lambda: ask(add, numbers),
        "send_bytes": by_bytes,
        "memmap, written first": by_file,
        "SharedMemory, copied in": by_block,
        "SharedMemory, lies there": lambda: ask(
            add_block, kept.name, len(numbers)
        ),
        "inherited by a fork": by_fork,
    }
    times = {way: [] for way in ways}
    for turn in range(1 + ROUNDS):
        for way, share in ways.items():
            begin = time.perf_counter()
            total = share()
            took = 1000 * (time.perf_counter() - begin)
            assert total == len(numbers)
            if turn > 0:  # the first round is to warm up
                times[way].append(took)
    ours.send(None)
    child.join()
    kept.close()
    kept.unlink()
    return times


if __name__ == "__main__":
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    print(
        f"{'Size':8}  {'Way':24}  {'Median (ms)':11}  Min to max (ms)"
    )
    with TemporaryDirectory() as folder:
        for size in sizes:
            name = f"{size // 1000} kB"
            if size >= 1_000_000:
                name = f"{size // 1_000_000} MB"
            for way, ms in measure(size, folder).items():
                print(
                    f"{name:8}  {way:24}  {median(ms):<11.2f}"
                    f"  {min(ms):.2f} to {max(ms):.2f}"
                )
