"""Amdahl's law bounds the speed-up of work that stays the same."""

import argparse


def speed_up(share: float, cpus: int) -> float:
    """Return how much faster the same work is done on more CPUs."""
    return 1 / (share + (1 - share) / cpus)


def serial_share(text: str) -> float:
    """Read a share of the time, from 0 to 1."""
    share = float(text)
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not from 0 to 1")
    return share


def number_of_cpus(text: str) -> int:
    """Read a number of CPUs, at least 1."""
    cpus = int(text)
    if cpus < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return cpus


def steps(last: int) -> list[int]:
    """Return 1, 2, 4, 8 and so on up to the last."""
    numbers = [1]
    while 2 * numbers[-1] < last:
        numbers.append(2 * numbers[-1])
    return numbers if last == 1 else [*numbers, last]


def main() -> None:
    """Print a line for each number of CPUs, then the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "share",
        type=serial_share,
        help="serial share of the time on one CPU, such as 0.05",
    )
    parser.add_argument("cpus", type=number_of_cpus)
    given = parser.parse_args()
    print("CPUs        Time (%)  Speed-up  Efficiency (%)")
    for cpus in steps(given.cpus):
        gain = speed_up(given.share, cpus)
        print(
            f"{cpus:<10}  {100 / gain:<8.2f}  {gain:<8.2f}"
            f"  {100 * gain / cpus:.1f}"
        )
    limit = f"{1 / given.share:.2f}" if given.share else "none"
    print(f"the limit   {100 * given.share:<8.2f}  {limit:8}  –")


if __name__ == "__main__":
    main()
