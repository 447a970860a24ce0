"""The child's list grows, and the parent's stays as it was."""

from multiprocessing import Process

numbers = [1, 2]


def extend():
    numbers.extend([3, 4, 5])
    print("child: ", numbers)


if __name__ == "__main__":
    child = Process(target=extend)
    child.start()
    child.join()
    print("parent:", numbers)
