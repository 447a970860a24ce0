"""The same numbers cost more or less to send, by how they are kept."""

import sys
import time
from array import array
from multiprocessing import Pool
from multiprocessing.reduction import ForkingPickler
from statistics import median
from typing import Any

ROUNDS = 7
SIZES = [1_000, 30_000, 300_000]  # numbers in each argument


def give_back(argument: Any) -> Any:
    """Send the argument straight back to the parent."""
    return argument


def arguments(size: int) -> dict[str, Any]:
    """Return the same numbers in five forms."""
    numbers = range(10**9, 10**9 + size)
    return {
        "list of ints": list(numbers),
        "tuple of floats": tuple(map(float, numbers)),
        "array of ints": array("q", numbers),
        "bytes": array("q", numbers).tobytes(),
        "range": numbers,
    }


def main() -> None:
    """Send all forms in turn, several rounds after one to warm up."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    cases = [
        (form, size, argument)
        for size in sizes
        for form, argument in arguments(size).items()
    ]
    rounds: list[list[float]] = []
    with Pool(processes=1) as pool:
        for _ in range(1 + ROUNDS):
            rounds.append([])
            for _, _, argument in cases:
                begin = time.perf_counter()
                pool.apply(give_back, (argument,))
                took = time.perf_counter() - begin
                rounds[-1].append(1000 * took)

    print(
        "Argument         Numbers  Pickled (bytes)"
        "  There and back (ms)  min      max"
    )
    for number, (form, size, argument) in enumerate(cases):
        pickled = len(ForkingPickler.dumps(argument))
        ms = [times[number] for times in rounds[1:]]
        print(
            f"{form:15}  {size:<7}  {pickled:<15}  {median(ms):<19.2f}"
            f"  {min(ms):<7.2f}  {max(ms):.2f}"
        )


if __name__ == "__main__":
    main()
