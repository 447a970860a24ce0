"""Two calls run in two workers, and their results are added."""

from concurrent.futures import ProcessPoolExecutor


def add_up(begin, end):
    return sum(range(begin, end))


if __name__ == "__main__":
    with ProcessPoolExecutor() as executor:
        low = executor.submit(add_up, 0, 500_000)
        high = executor.submit(add_up, 500_000, 1_000_000)
        print("parent:", low.result() + high.result())
