"""Four counts, one after another, in one process and one thread."""

import sys

TASKS = 4


def count(limit: int) -> None:
    """Add up all numbers below the limit, then say what came out."""
    total = 0
    for number in range(limit):
        total += number
    print(f"below {limit}: {total}")


def main() -> None:
    """Count four times, each after the one before."""
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 4_000_000
    for _ in range(TASKS):
        count(limit)


if __name__ == "__main__":
    main()
