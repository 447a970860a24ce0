"""The tasks end last first, yet map returns their results in order."""

import time
from multiprocessing import Pool

TASKS = [(2, 0.8), (4, 0.6), (6, 0.4), (8, 0.2)]  # number, seconds


def square(task: tuple[int, float]) -> int:
    """Wait as long as this task says, then square."""
    number, seconds = task
    time.sleep(seconds)
    print(f"worker: ends {number}", flush=True)
    return number * number


def main() -> None:
    """Give the longest wait to the first number."""
    with Pool(processes=4) as pool:
        squares = pool.map(square, TASKS)
    print("parent: squares", squares)


if __name__ == "__main__":
    main()
