"""With map instead of starmap each pair arrives as one argument."""

from multiprocessing import Pool

PAIRS = [(2, 10), (3, 4), (10, 3)]


def power(base: int, exponent: int) -> int:
    """Raise the base to the exponent."""
    return base**exponent


def main() -> None:
    """Let the pool call power((2, 10)): the mistake."""
    with Pool(processes=3) as pool:
        print("powers:", pool.map(power, PAIRS))


if __name__ == "__main__":
    main()
