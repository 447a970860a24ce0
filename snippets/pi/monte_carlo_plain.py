"""The loop of many tutorials throws random points at a square."""

import math
import random
import sys

SEED = 2024


def count_hits(task: int, points: int) -> int:
    """Count the points that fall inside the quarter circle."""
    random.seed(f"{SEED}, task {task}")
    hits = 0
    for _ in range(points):
        x = random.random()
        y = random.random()
        distance = math.sqrt(math.pow(x, 2) + math.pow(y, 2))
        if distance < 1:
            hits = hits + 1
    return hits


def share_out(points: int, parts: int) -> list[int]:
    """Split points into whole parts that differ by one at most."""
    each, rest = divmod(points, parts)
    return [each + (part < rest) for part in range(parts)]


def summarize(hits: int, points: int) -> tuple[float, float]:
    """Return the estimate and its standard error, 4 * sqrt(pq/n)."""
    p = hits / points
    return 4 * p, 4 * math.sqrt(p * (1 - p) / points)


def estimate(points: int, parts: int) -> tuple[float, float]:
    """Draw the points part by part: π, and its standard error."""
    shares = share_out(points, parts)
    hits = sum(count_hits(n, share) for n, share in enumerate(shares))
    return summarize(hits, points)


def main() -> None:
    """Print the estimate and how far off it may be."""
    words = sys.argv[1:]
    points = int(words[0]) if words else 10_000_000
    parts = int(words[1]) if len(words) > 1 else 1
    pi, error = estimate(points, parts)
    print(f"{points:,} points in {parts} part(s)")
    print(f"pi is about {pi:.6f} +- {error:.6f}")


if __name__ == "__main__":
    main()
