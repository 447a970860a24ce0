"""A list that is passed as an argument arrives as a copy."""

from multiprocessing import Process


def extend(numbers):
    numbers.extend([3, 4, 5])
    print("child: ", numbers)


if __name__ == "__main__":
    numbers = [1, 2]
    child = Process(target=extend, args=(numbers,))
    child.start()
    child.join()
    print("parent:", numbers)
