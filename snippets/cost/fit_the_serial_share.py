"""Two timings of a program tell its serial share, and its limit."""

import argparse


def serial_share(alone: float, together: float, cpus: int) -> float:
    """Return the share that Karp and Flatt call e."""
    gain = alone / together
    return (1 / gain - 1 / cpus) / (1 - 1 / cpus)


def seconds_on(cpus: int, alone: float, share: float) -> float:
    """Return the time that Amdahl's law expects of so many CPUs."""
    return alone * (share + (1 - share) / cpus)


def positive_number(text: str) -> float:
    """Read a number above 0."""
    number = float(text)
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not above 0")
    return number


def timings(words: list[float]) -> list[tuple[float, int]]:
    """Pair times and CPUs, and refuse what says nothing."""
    if len(words) % 2:
        raise ValueError("each time needs its number of CPUs")
    pairs = list(zip(words[::2], words[1::2], strict=True))
    for _, cpus in pairs:
        if cpus < 2 or cpus != int(cpus):
            raise ValueError(f"{cpus:g} CPUs: 2, 3, 4 ... are needed")
    return [(time, int(cpus)) for time, cpus in pairs]


def main() -> None:
    """Print a line for each timing."""
    parser = argparse.ArgumentParser(
        description=__doc__, usage="%(prog)s T1 Tp p [Tp p ...]"
    )
    parser.add_argument(
        "T1", type=positive_number, help="time of the serial program"
    )
    parser.add_argument(
        "pairs",
        type=positive_number,
        nargs="+",
        help="time, number of CPUs",
    )
    given = parser.parse_args()
    try:
        pairs = timings(given.pairs)
    except ValueError as error:
        parser.error(str(error))
    print(
        "CPUs  Time    Speed-up  Efficiency (%)  Serial share (%)"
        "  Time on twice the CPUs  Limit of the speed-up"
    )
    for time, cpus in pairs:
        gain = given.T1 / time
        share = serial_share(given.T1, time, cpus)
        twice, limit = "–", "–"  # outside 0 to 1 the law says nothing
        if 0 <= share <= 1:
            twice = f"{seconds_on(2 * cpus, given.T1, share):.4g}"
            limit = f"{1 / share:.2f}" if share else "none"
        print(
            f"{cpus:<4}  {time:<6g}  {gain:<8.2f}"
            f"  {100 * gain / cpus:<14.1f}  {100 * share:<16.2f}"
            f"  {twice:22}  {limit}"
        )


if __name__ == "__main__":
    main()
