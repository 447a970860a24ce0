"""Times what a test compares, so that a busy machine matters little."""

import time
from collections.abc import Callable


def least_seconds(do: Callable[[], object]) -> float:
    """Return the shortest of five times: what else is at work can only make one longer."""
    seconds = []
    for _ in range(5):
        begin = time.perf_counter()
        do()
        seconds.append(time.perf_counter() - begin)
    return min(seconds)
