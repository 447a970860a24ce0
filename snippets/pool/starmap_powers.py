"""With starmap each pair becomes the two arguments of one call."""

from multiprocessing import Pool

PAIRS = [(2, 10), (3, 4), (10, 3)]


def power(base: int, exponent: int) -> int:
    """Raise the base to the exponent."""
    return base**exponent


def main() -> None:
    """Let the pool call power(2, 10), power(3, 4), power(10, 3)."""
    with Pool(processes=3) as pool:
        print("powers:", pool.starmap(power, PAIRS))


if __name__ == "__main__":
    main()
