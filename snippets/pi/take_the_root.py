"""A square root in the test for a hit costs time and changes no hit."""

import statistics
import sys
import time
from math import sqrt
from random import Random

ROUNDS = 7


def count_with_root(points: list[tuple[float, float]]) -> int:
    """Compare the distance from the corner with 1."""
    return sum(sqrt(x * x + y * y) < 1 for x, y in points)


def count_without(points: list[tuple[float, float]]) -> int:
    """Compare the square of the distance with 1."""
    return sum(x * x + y * y < 1 for x, y in points)


def main() -> None:
    """Time both tests on the same points, in turn."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    draw = Random(2024).random
    points = [(draw(), draw()) for _ in range(number)]
    tests = {"with root": count_with_root, "without": count_without}
    times: dict[str, list[float]] = {name: [] for name in tests}
    hits: dict[str, int] = {}
    for _ in range(ROUNDS):
        for name, test in tests.items():
            begin = time.perf_counter()
            hits[name] = test(points)
            times[name].append(1000 * (time.perf_counter() - begin))
    print("Test       Hits     Median, ms  Min, ms  Max, ms")
    for name, each in times.items():
        middle = statistics.median(each)
        low, high = min(each), max(each)
        line = f"{name:9}  {hits[name]:7}  {middle:10.1f}"
        print(f"{line}  {low:7.1f}  {high:7.1f}")


if __name__ == "__main__":
    main()
