"""Four workers square four numbers at the same time."""

import time
from multiprocessing import Pool

NUMBERS = (2, 4, 6, 8)
NAP = 0.2  # seconds
WORKERS = 4


def square(number: int) -> int:
    """Wait, as for a slow answer, then square."""
    # Flush: the pool may end a worker before it empties its buffer.
    print(f"worker: begins {number}", flush=True)
    time.sleep(NAP)
    print(f"worker: ends {number}", flush=True)
    return number * number


def main() -> None:
    """Hand the numbers to the pool and wait for all squares."""
    with Pool(processes=WORKERS) as pool:
        squares = pool.map(square, NUMBERS)
    print("parent: squares", squares)


if __name__ == "__main__":
    main()
