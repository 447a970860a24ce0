"""Each child fills its own slot of an Array, and nothing is lost."""

from multiprocessing import Array, Process

NUMBERS = [2, 4, 6, 8]


def square(squares, slot):
    squares[slot] = NUMBERS[slot] ** 2


if __name__ == "__main__":
    squares = Array("i", len(NUMBERS))
    print("before:", squares[:])
    children = [
        Process(target=square, args=(squares, slot))
        for slot in range(len(NUMBERS))
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print("after: ", squares[:])
