"""Turns the times of many rounds into medians, intervals and ratios: pure statistics."""

import functools
import math
import statistics
from collections.abc import Sequence

import attrs

CONFIDENCE = 0.87
"""How surely an interval holds the true median; four rounds or seven give 87.5 %."""


@attrs.frozen(kw_only=True)
class Ratio:
    """A ratio that was taken in every round; `low` to `high` is its `median_interval`."""

    median: float
    min: float
    max: float
    low: float
    high: float


def ratio_of(values: Sequence[float]) -> Ratio:
    """Return what is to be said of a ratio that had these values in the rounds."""
    low, high = median_interval(values)
    return Ratio(
        median=statistics.median(values), min=min(values), max=max(values), low=low, high=high
    )


def scaled(ratio: Ratio, factor: float) -> Ratio:
    """Return a ratio in another unit."""
    return Ratio(**{name: factor * value for name, value in attrs.asdict(ratio).items()})


def median_interval(values: Sequence[float]) -> tuple[float, float]:
    """Return an interval that holds the median with a probability of `CONFIDENCE` or more.

    It leaves out as many of the lowest and highest values as that allows:
    the true median is below all but the k lowest of n independent values with
    the probability P(B <= k), B binomial with n and 1/2, whatever their
    distribution (David and Nagaraja, Order Statistics, section 7.1). So n must
    not depend on the values. Of four values it leaves out none, of seven the
    lowest and the highest.
    """
    ordered = sorted(values)
    n = len(ordered)
    return ordered[left_out(n)], ordered[n - 1 - left_out(n)]


@functools.cache
def left_out(n: int) -> int:
    """Return how many of n values an interval leaves out on either side."""
    found = 0
    while found + 1 < n / 2 and confidence(n, found + 1) >= CONFIDENCE:
        found += 1
    return found


def confidence(n: int, each_side: int) -> float:
    """Return how surely n values hold the median if so many are left out on either side."""
    outcomes: int = 2**n
    return 1 - 2 * sum(math.comb(n, k) for k in range(each_side + 1)) / outcomes


def ceiling_of_tasks(sizes: Sequence[float], cpus: float | None) -> float:
    """Return the highest speed-up for tasks that are not split: T / max(t, T / p).

    T is the time of all tasks together, t that of the largest, p how many
    times as fast the CPUs are together as one alone; without a bound if None.
    """
    bound = max(sizes) if cpus is None else max(*sizes, sum(sizes) / cpus)
    return sum(sizes) / bound
