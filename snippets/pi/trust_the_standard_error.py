"""Estimates scatter as far as their standard error says, or farther."""

import math
import statistics
from random import Random

ESTIMATES = 400
TASKS = 4
POINTS = 250  # of each task


def count_hits(seed: str) -> int:
    """Count the points that fall inside the quarter circle."""
    draw = Random(seed).random
    return sum(draw() ** 2 + draw() ** 2 < 1 for _ in range(POINTS))


def estimate(number: int, alike: bool) -> float:
    """Estimate π from four tasks, as a pool would."""
    hits = 0
    for task in range(TASKS):
        hits += count_hits(f"{number}, {0 if alike else task}")
    return 4 * hits / (TASKS * POINTS)


def main() -> None:
    """Make many estimates each way and see how far they scatter."""
    p = math.pi / 4
    formula = 4 * math.sqrt(p * (1 - p) / (TASKS * POINTS))
    print("Seeds  Standard error, formula  Scatter of the estimates")
    for name, alike in (("own", False), ("alike", True)):
        seen = [estimate(number, alike) for number in range(ESTIMATES)]
        scatter = statistics.stdev(seen)
        print(f"{name:5}  {formula:23.4f}  {scatter:24.4f}")


if __name__ == "__main__":
    main()
