"""Rounding every share down loses points; divmod keeps them all."""

import sys


def round_down(points: int, parts: int) -> list[int]:
    """Give every part the rounded quotient: the mistake."""
    return [int(points / parts)] * parts


def share_out(points: int, parts: int) -> list[int]:
    """Split points into whole parts that differ by one at most."""
    each, rest = divmod(points, parts)
    return [each + (part < rest) for part in range(parts)]


def main() -> None:
    """Count the points that arrive at so many workers."""
    points = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000_000
    print("Workers  Lost by int(n / workers)  Lost by divmod")
    for workers in (2, 3, 7, 16, 24, 48, 64, 96):
        lost = points - sum(round_down(points, workers))
        left = points - sum(share_out(points, workers))
        print(f"{workers:7}  {lost:24}  {left:14}")


if __name__ == "__main__":
    main()
