"""Gustafson's law lets the work grow with the number of CPUs."""

import argparse


def speed_up(share: float, cpus: int) -> float:
    """Return the work done in the time that 1 did on one CPU."""
    return share + (1 - share) * cpus


def share_of_the_work(share: float, cpus: int) -> float:
    """Return the serial share if one CPU did the grown work."""
    return share / speed_up(share, cpus)


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
    """Print a line for each number of CPUs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "share",
        type=serial_share,
        help="serial share of the time of each run, such as 0.05",
    )
    parser.add_argument("cpus", type=number_of_cpus)
    given = parser.parse_args()
    print(
        "CPUs        Time (%)  Work    Speed-up  Efficiency (%)"
        "  Serial share of the work (%)"
    )
    for cpus in steps(given.cpus):
        gain = speed_up(given.share, cpus)
        of_work = 100 * share_of_the_work(given.share, cpus)
        print(
            f"{cpus:<10}  100       {gain:<6.2f}  {gain:<8.2f}"
            f"  {100 * gain / cpus:<14.1f}  {of_work:.3f}"
        )


if __name__ == "__main__":
    main()
