"""A few timings of a program tell the share that stays serial."""

import sys


def serial_share(alone, together, cpus):
    gain = alone / together
    return (1 / gain - 1 / cpus) / (1 - 1 / cpus)


if __name__ == "__main__":
    alone, *pairs = [float(word) for word in sys.argv[1:]]
    print(
        "CPUs  Time (s)  Speed-up  Serial share (%)"
        "  Limit of the speed-up"
    )
    for together, cpus in zip(pairs[::2], pairs[1::2], strict=True):
        share = serial_share(alone, together, cpus)
        limit = f"{1 / share:.2f}" if share > 0 else "none"
        print(
            f"{cpus:<4.0f}  {together:<8g}  {alone / together:<8.2f}"
            f"  {100 * share:<16.2f}  {limit}"
        )
