import multiprocessing
import os
import resource
from multiprocessing import Pool, TimeoutError  # noqa: A004
from pathlib import Path

MORE = 100_000_000
"""Bytes that a worker may have besides those at its start."""


def limit() -> None:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    allowed = pages * resource.getpagesize() + MORE
    resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))


def make(size: int) -> int:
    return len(bytes(size))


if __name__ == "__main__":
    pool = Pool(1, initializer=limit)
    for name, task, argument in (
        ("in the task", make, 4 * MORE),
        ("as an argument", len, bytes(4 * MORE)),
    ):
        try:
            pool.apply_async(task, (argument,)).get(timeout=1.5)
        except MemoryError:
            print(f"{name}: MemoryError")
        except TimeoutError:
            print(f"{name}: waits", flush=True)
    for child in multiprocessing.active_children():
        child.kill()
    os._exit(0)
