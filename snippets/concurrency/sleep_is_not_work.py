"""Sleeps gain from eight workers, CPU loops only up to the CPUs."""

import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from multiprocessing import Pool
from statistics import median

TASKS = 8
WORKERS = (1, 2, 4, 8)
WIDE, NARROW = 18, 6  # columns of the table


def nap(seconds: float) -> None:
    """Occupy a worker, but no CPU."""
    time.sleep(seconds)


def loop(turns: float) -> None:
    """Occupy a worker and a CPU."""
    for _ in range(round(turns)):
        pass


def columns(times: list[float]) -> str:
    """Return the median, the shortest and the longest, in ms."""
    middle, low, high = (
        1000 * seconds
        for seconds in (median(times), min(times), max(times))
    )
    return f"{middle:<{WIDE}.0f}{low:<{NARROW}.0f}{high:<{NARROW}.0f}"


def main() -> None:
    """Time both kinds of task on every pool in turn, several rounds."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 0.02
    turns = float(sys.argv[2]) if len(sys.argv) > 2 else 7e5
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    kinds: dict[Callable[[float], None], float]
    kinds = {nap: seconds, loop: turns}
    times: dict[tuple[int, str], list[float]] = {}
    with ExitStack() as stack:
        pools = {n: stack.enter_context(Pool(n)) for n in WORKERS}
        for _ in range(1 + rounds):
            for workers, pool in pools.items():
                for task, size in kinds.items():
                    begin = time.perf_counter()
                    pool.map(task, [size] * TASKS, chunksize=1)
                    took = time.perf_counter() - begin
                    key = workers, task.__name__
                    times.setdefault(key, []).append(took)
    spread = f"{'min':{NARROW}}{'max':{NARROW}}"
    naps = f"{'eight naps (ms)':{WIDE}}{spread}"
    loops = f"{'eight loops (ms)':{WIDE}}{spread}"
    print(f"workers  {naps}{loops}".rstrip())
    for workers in WORKERS:
        # The first round only made sure that all workers had started.
        naps = columns(times[workers, "nap"][1:])
        loops = columns(times[workers, "loop"][1:])
        print(f"{workers:<9}{naps}{loops}".rstrip())


if __name__ == "__main__":
    main()
