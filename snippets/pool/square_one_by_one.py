"""One process squares four numbers, one after the other."""

import time

NUMBERS = (2, 4, 6, 8)
NAP = 0.2  # seconds


def square(number: int) -> int:
    """Wait, as for a slow answer, then square."""
    print(f"begins {number}")
    time.sleep(NAP)
    print(f"ends {number}")
    return number * number


def main() -> None:
    """Use the builtin map: no second process."""
    squares = list(map(square, NUMBERS))
    print("squares:", squares)


if __name__ == "__main__":
    main()
