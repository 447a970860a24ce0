"""A function made inside another one cannot reach a worker."""

from multiprocessing import Pool


def main() -> None:
    """Map a local function that remembers the rate: the mistake."""
    rate = 3

    def convert(amount: int) -> int:
        return rate * amount

    with Pool(processes=2) as pool:
        print(pool.map(convert, [10, 20, 30]))


if __name__ == "__main__":
    main()
