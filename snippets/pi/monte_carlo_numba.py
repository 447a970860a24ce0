# /// script
# requires-python = ">=3.11"
# dependencies = ["numba"]
# ///
"""Numba turns the loop over the points into machine code."""

import math
import sys
from itertools import pairwise

from numba import njit, uint64

SEED = 2024


@njit("int64(int64, int64)")
def count(first: int, end: int) -> int:
    """Count the hits among the points with these numbers."""
    hits = 0
    for n in range(first, end):
        # Word n of SplitMix64 (Steele, Lea and Flood, 2014)
        z = uint64(SEED) + uint64(n + 1) * uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> uint64(30))) * uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> uint64(27))) * uint64(0x94D049BB133111EB)
        z = z ^ (z >> uint64(31))
        x = z >> uint64(33)  # 31 bits of the word, and 31 others
        y = (z >> uint64(2)) & uint64(0x7FFFFFFF)
        if x * x + y * y < uint64(2**62):
            hits += 1
    return hits


def share_out(points: int, parts: int) -> list[tuple[int, int]]:
    """Give every part the numbers of its points: first, and end."""
    each, rest = divmod(points, parts)
    firsts = [n * each + min(n, rest) for n in range(parts + 1)]
    return list(pairwise(firsts))


def summarize(hits: int, points: int) -> tuple[float, float]:
    """Return the estimate and its standard error, 4 * sqrt(pq/n)."""
    p = hits / points
    return 4 * p, 4 * math.sqrt(p * (1 - p) / points)


def estimate(points: int, parts: int) -> tuple[float, float]:
    """Draw the points part by part: π, and its standard error."""
    shares = share_out(points, parts)
    hits = sum(count(first, end) for first, end in shares)
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
