"""A task gets no memory and raises, and the next one goes well."""

import resource
from concurrent.futures import ProcessPoolExecutor

MIB, GIB = 2**20, 2**30


def limit_the_memory():
    resource.setrlimit(resource.RLIMIT_AS, (2 * GIB, 2 * GIB))


def count_zeros(size):
    return bytes(size).count(0)


if __name__ == "__main__":
    with ProcessPoolExecutor(1, initializer=limit_the_memory) as pool:
        large = pool.submit(count_zeros, 3 * GIB)
        small = pool.submit(count_zeros, 5 * MIB)
        print("parent: second task:", small.result(), flush=True)
        print("parent: first task:", large.result())
