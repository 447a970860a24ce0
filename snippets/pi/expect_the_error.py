"""A hundred times the points make one more digit of π."""

import math


def standard_error(points: int) -> float:
    """Return 4 * sqrt(p * (1 - p) / n) for p = π/4, a hit's chance."""
    p = math.pi / 4
    return 4 * math.sqrt(p * (1 - p) / points)


def main() -> None:
    """Print the error to expect for more and more points."""
    print("Points       Standard error")
    for power in (2, 4, 6, 8):
        points = 10**power
        print(f"{points:11,}  {standard_error(points):14.5f}")


if __name__ == "__main__":
    main()
