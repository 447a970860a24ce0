"""The child's list grows, and the parent's list stays empty."""

from multiprocessing import Process

squares: list[int] = []


def collect_squares(numbers: list[int]) -> None:
    """Put the squares into the global list of this process."""
    squares.extend(number * number for number in numbers)
    print("child: squares is", squares)


def main() -> None:
    """Let a child fill the list, then look at it here."""
    child = Process(target=collect_squares, args=([2, 3, 5],))
    child.start()
    child.join()
    print("parent: squares is", squares)


if __name__ == "__main__":
    main()
