"""An object of a class of this file cannot come back from a task."""

from concurrent.futures import InterpreterPoolExecutor


class Square:
    def __init__(self, side):
        self.area = side * side


def measure(side):
    return Square(side)


if __name__ == "__main__":
    with InterpreterPoolExecutor(1) as executor:
        square = executor.submit(measure, 3).result()
        print(square.area)
