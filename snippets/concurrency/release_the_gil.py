"""Four threads speed up hashing and waiting, and not counting."""

import hashlib
import sys
import time
from collections.abc import Callable
from statistics import median
from threading import Thread

TASKS = 4
DATA = bytes(10_000_000)
WIDE, NARROW = 17, 6  # columns of the table


def count(size: float) -> None:
    """Run Python code, and so hold the GIL."""
    total = 0
    for number in range(round(20_000_000 * size)):
        total += number


def hash_bytes(size: float) -> None:
    """Call C code that lets go of the GIL while it computes."""
    for _ in range(max(1, round(50 * size))):
        hashlib.sha256(DATA).digest()


def nap(size: float) -> None:
    """Wait, as for a disk or a network, without the GIL."""
    time.sleep(size)


def one_by_one(work: Callable[[float], None], size: float) -> None:
    """Do the work four times in this thread."""
    for _ in range(TASKS):
        work(size)


def in_threads(work: Callable[[float], None], size: float) -> None:
    """Do the work four times in four threads."""
    threads = [Thread(target=work, args=(size,)) for _ in range(TASKS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def columns(times: list[float]) -> str:
    """Return the median, the shortest and the longest, in ms."""
    middle, low, high = (
        1000 * seconds
        for seconds in (median(times), min(times), max(times))
    )
    return f"{middle:<{WIDE}.0f}{low:<{NARROW}.0f}{high:<{NARROW}.0f}"


def main() -> None:
    """Time both ways in turn, several rounds, after one to warm up."""
    size = float(sys.argv[1]) if len(sys.argv) > 1 else 0.03
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    works = {
        "count in Python": count,
        "hash in C": hash_bytes,
        "sleep": nap,
    }
    times: dict[tuple[str, str], list[float]] = {}
    for _ in range(1 + rounds):
        for name, work in works.items():
            for way in (one_by_one, in_threads):
                begin = time.perf_counter()
                way(work, size)
                took = time.perf_counter() - begin
                times.setdefault((name, way.__name__), []).append(took)
    spread = f"{'min':{NARROW}}{'max':{NARROW}}"
    alone = f"{'one by one (ms)':{WIDE}}{spread}"
    threads = f"{'threads (ms)':{WIDE}}{spread}"
    print(f"{'four times':{WIDE}}{alone}{threads}".rstrip())
    for name in works:
        alone = columns(times[name, "one_by_one"][1:])
        threads = columns(times[name, "in_threads"][1:])
        print(f"{name:{WIDE}}{alone}{threads}".rstrip())


if __name__ == "__main__":
    main()
