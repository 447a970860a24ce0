"""An executor's map reads its whole input before any result."""

from concurrent.futures import ProcessPoolExecutor

seen = []


def numbers():
    for number in range(200):
        seen.append(number)
        yield number


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        results = executor.map(abs, numbers())
        print("parent:", len(seen), "read before the first result")
        next(results)
        print("parent:", len(seen), "read after it")
        print("parent: the others add up to", sum(results))
