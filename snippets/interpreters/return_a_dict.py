"""A dict with the values of an object can come back from a task."""

from concurrent.futures import InterpreterPoolExecutor


class Square:
    def __init__(self, side):
        self.area = side * side


def measure(side):
    return vars(Square(side))


if __name__ == "__main__":
    with InterpreterPoolExecutor(1) as executor:
        square = executor.submit(measure, 3).result()
        print(square["area"])
