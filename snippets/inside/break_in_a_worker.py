"""A debugger in a worker gets nothing of what you type."""

from multiprocessing import Pool


def root(number):
    breakpoint()
    return number**0.5


if __name__ == "__main__":
    with Pool(2) as pool:
        print("parent:", pool.map(root, [4, 9]))
