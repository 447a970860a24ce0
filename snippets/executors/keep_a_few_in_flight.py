"""A loop that submits reads a few items ahead of its results."""

from collections import deque
from concurrent.futures import ProcessPoolExecutor

seen = []


def numbers():
    for number in range(200):
        seen.append(number)
        yield number


def map_ahead(executor, function, items, ahead):
    futures = deque()
    for item in items:
        futures.append(executor.submit(function, item))
        if len(futures) == ahead:
            yield futures.popleft().result()
    while futures:
        yield futures.popleft().result()


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        results = map_ahead(executor, abs, numbers(), 4)
        print("parent:", len(seen), "read before the first result")
        next(results)
        print("parent:", len(seen), "read after it")
        print("parent: the others add up to", sum(results))
