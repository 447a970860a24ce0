"""One process throws random points at a square and estimates π."""

import math
import sys
from random import Random

SEED = 2024


def count_hits(task: int, points: int) -> int:
    """Count the points that fall inside the quarter circle."""
    draw = Random(f"{SEED}, task {task}").random
    hits = 0
    for _ in range(points):
        x, y = draw(), draw()
        if x * x + y * y < 1:
            hits += 1
    return hits


def share_out(points: int, parts: int) -> list[int]:
    """Split points into whole parts that differ by one at most."""
    each, rest = divmod(points, parts)
    return [each + (part < rest) for part in range(parts)]


def standard_error(hits: int, points: int) -> float:
    """Return four times the error of a binomial share, sqrt(pq/n)."""
    p = hits / points
    return 4 * math.sqrt(p * (1 - p) / points)


def main() -> None:
    """Count, part by part, and print the estimate."""
    words = sys.argv[1:]
    points = int(words[0]) if words else 10_000_000
    parts = int(words[1]) if len(words) > 1 else 1
    shares = share_out(points, parts)
    hits = sum(count_hits(n, share) for n, share in enumerate(shares))
    print(f"{hits} of {sum(shares)} points, {parts} part(s)")
    error = standard_error(hits, points)
    print(f"pi is about {4 * hits / points:.6f} +- {error:.6f}")


if __name__ == "__main__":
    main()
