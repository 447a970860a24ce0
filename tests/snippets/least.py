"""Times what a test compares, so that a busy machine matters little."""

import time
from collections.abc import Callable


def least_seconds(
    do: Callable[[], object], clock: Callable[[], float] = time.perf_counter
) -> float:
    """Return the shortest of five times: what else is at work can only make one longer.

    `clock` tells seconds: those of the wall, or of the CPU.
    """
    seconds = []
    for _ in range(5):
        begin = clock()
        do()
        seconds.append(clock() - begin)
    return min(seconds)
