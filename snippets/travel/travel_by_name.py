"""A pickled function holds the names of a module and of a function."""

import pickle


def double(number):
    return 2 * number


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


if __name__ == "__main__":
    # Protocol 4 gives the same bytes in every Python.
    print("double:", pickle.dumps(double, protocol=4))
    print("Point:", pickle.dumps(Point, protocol=4))
    print("Point(1, 2):", pickle.dumps(Point(1, 2), protocol=4))
    loaded = pickle.loads(pickle.dumps(double))
    print("loaded is double:", loaded is double)
