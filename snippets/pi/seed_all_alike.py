"""Tasks with equal seeds draw the same points over and over."""

import sys
from multiprocessing import Pool
from random import Random

TASKS = 4


def count_hits(seed: str, points: int) -> int:
    """Count the points that fall inside the quarter circle."""
    draw = Random(seed).random
    hits = 0
    for _ in range(points):
        x, y = draw(), draw()
        if x * x + y * y < 1:
            hits += 1
    return hits


def main() -> None:
    """Seed all tasks alike, then each one by its number."""
    points = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    alike = [("2024", points) for _ in range(TASKS)]
    own = [(f"2024, task {task}", points) for task in range(TASKS)]
    with Pool(2) as pool:
        print("one seed for all:", *pool.starmap(count_hits, alike))
        print("a seed for each: ", *pool.starmap(count_hits, own))


if __name__ == "__main__":
    main()
