# /// script
# requires-python = ">=3.11"
# dependencies = ["numba"]
# ///
"""Point n comes from the number n alone, and waits for no other."""

from math import pi, sqrt

from numba import njit, uint64

POINTS = 20_000_000
SEED = 2024


@njit
def count_hits(first, end):
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


if __name__ == "__main__":
    p = count_hits(0, POINTS) / POINTS
    error = 4 * sqrt(p * (1 - p) / POINTS)
    print(f"estimate {4 * p:.5f} +- {error:.5f}, pi is {pi:.5f}")
