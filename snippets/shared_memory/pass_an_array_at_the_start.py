"""An array in shared memory reaches the workers at their start."""

from multiprocessing import Array, Pool

kept = {}


def keep(array):
    kept["squares"] = array


def square(number):
    kept["squares"][number] = number * number


if __name__ == "__main__":
    squares = Array("i", 5)
    with Pool(2, initializer=keep, initargs=(squares,)) as pool:
        pool.map(square, range(5))
    print(squares[:])
