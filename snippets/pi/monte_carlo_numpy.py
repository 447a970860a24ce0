# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy"]
# ///
"""NumPy draws the points in chunks that fit into the cache."""

import math
import sys

import numpy as np

SEED = 2024
CHUNK = 2**14  # points: 64 KiB for x, as much for y


def count_hits(
    seed: np.random.SeedSequence, points: int, chunk: int = CHUNK
) -> int:
    """Count the points that fall inside the quarter circle."""
    generator = np.random.Generator(np.random.SFC64(seed))
    hits = 0
    for first in range(0, points, chunk):
        size = min(chunk, points - first)
        x = generator.random(size, dtype=np.float32)
        y = generator.random(size, dtype=np.float32)
        hits += int(np.count_nonzero(x * x + y * y < 1))
    return hits


def share_out(points: int, parts: int) -> list[int]:
    """Split points into whole parts that differ by one at most."""
    each, rest = divmod(points, parts)
    return [each + (part < rest) for part in range(parts)]


def summarize(hits: int, points: int) -> tuple[float, float]:
    """Return the estimate and its standard error, 4 * sqrt(pq/n)."""
    p = hits / points
    return 4 * p, 4 * math.sqrt(p * (1 - p) / points)


def estimate(
    points: int, parts: int, chunk: int = CHUNK
) -> tuple[float, float]:
    """Draw the points part by part: π, and its standard error."""
    seeds = np.random.SeedSequence(SEED).spawn(parts)
    hits = 0
    for seed, share in zip(
        seeds, share_out(points, parts), strict=True
    ):
        hits += count_hits(seed, share, chunk)
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
