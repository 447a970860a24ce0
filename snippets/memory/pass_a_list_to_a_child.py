"""A list passed as an argument arrives as a copy."""

from multiprocessing import Process


def collect_squares(numbers: list[int], squares: list[int]) -> None:
    """Put the squares into the list that was passed."""
    squares.extend(number * number for number in numbers)
    print("child: squares is", squares)


def main() -> None:
    """Pass an empty list, then look whether it is still empty."""
    squares: list[int] = []
    child = Process(target=collect_squares, args=([2, 3, 5], squares))
    child.start()
    child.join()
    print("parent: squares is", squares)


if __name__ == "__main__":
    main()
