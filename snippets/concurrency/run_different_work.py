"""Three ways to π at the same time, each in its own process."""

from multiprocessing import Process
from random import Random


def throw_darts(darts):
    draw = Random(1).random
    hits = 0
    for _ in range(darts):
        if draw() ** 2 + draw() ** 2 < 1:
            hits += 1
    print(f"random darts: {4 * hits / darts:.3f}")


def add_fractions(terms):
    total = 0.0
    for k in range(terms):
        total += (1 - k % 2 * 2) / (2 * k + 1)
    print(f"1 - 1/3 + 1/5 - ...: {4 * total:.3f}")


def measure_the_area(strips):
    area = 0.0
    for k in range(strips):
        x = (k + 0.5) / strips
        area += 4 / (1 + x * x) / strips
    print(f"area below 4 / (1 + x²): {area:.3f}")


if __name__ == "__main__":
    works = [
        Process(target=throw_darts, args=(1_500_000,)),
        Process(target=add_fractions, args=(600_000,)),
        Process(target=measure_the_area, args=(200_000,)),
    ]
    for work in works:
        work.start()
    for work in works:
        work.join()
