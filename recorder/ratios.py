"""Turns the times of many rounds into medians, spreads and ratios, and knows its doubts."""

import math
import statistics
from collections.abc import Sequence
from typing import Any

NOISE_BOUND = 0.10
"""A ratio is too noisy to state if its median may be wrong by more than this share."""
CONFIDENCE = 0.87
"""How surely the interval holds the true median; with seven rounds 87.5 % is to be had."""


def median_interval(values: Sequence[float]) -> tuple[float, float]:
    """Return an interval that holds the median with a probability of `CONFIDENCE` or more.

    It leaves out as many of the lowest and highest values as that allows:
    the true median is below all but the k lowest of n independent values with
    the probability P(B <= k), B binomial with n and 1/2, whatever their
    distribution (David and Nagaraja, Order Statistics, section 7.1).
    Of seven values it leaves out the lowest and the highest.
    """
    ordered = sorted(values)
    n = len(ordered)
    left_out = 0
    while left_out + 1 < n / 2 and _confidence(n, left_out + 1) >= CONFIDENCE:
        left_out += 1
    return ordered[left_out], ordered[n - 1 - left_out]


def _confidence(n: int, left_out: int) -> float:
    outcomes: int = 2**n
    return 1 - 2 * sum(math.comb(n, k) for k in range(left_out + 1)) / outcomes


def describe_times(seconds: Sequence[float]) -> dict[str, Any]:
    """Return times in seconds, rounded to 0.1 µs, with median, least and most."""
    return {
        "seconds": [round(each, 7) for each in seconds],
        "median_seconds": statistics.median(seconds),
        "min_seconds": min(seconds),
        "max_seconds": max(seconds),
    }


def describe_ratio(values: Sequence[float]) -> dict[str, Any]:
    """Return what is to be said of a ratio that was taken in every round.

    ``median``, ``min`` and ``max`` of the rounds; ``low`` and ``high`` of
    `median_interval`; ``noisy`` where that is farther than `NOISE_BOUND` from
    the median on either side.
    """
    middle = statistics.median(values)
    low, high = median_interval(values)
    return {
        "median": middle,
        "min": min(values),
        "max": max(values),
        "low": low,
        "high": high,
        "noisy": max(middle - low, high - middle) > NOISE_BOUND * middle,
    }


def ceiling_of_tasks(sizes: Sequence[float], cpus: float | None) -> float:
    """Return the highest speed-up for tasks that are not split: T / max(t, T / p).

    T is the time of all tasks together, t that of the largest, p how many
    times as fast the CPUs are together as one alone; without a bound if None.
    """
    bound = max(sizes) if cpus is None else max(*sizes, sum(sizes) / cpus)
    return sum(sizes) / bound


def worker_counts(cpus: int) -> list[int]:
    """Return the numbers of workers to try, from 1 to twice the CPUs, ten or so at most."""
    if cpus <= 4:
        return list(range(1, 2 * cpus + 1))
    powers = [2**n for n in range(cpus.bit_length()) if 2**n < cpus]
    return sorted({*powers, 3 * cpus // 4, cpus, 3 * cpus // 2, 2 * cpus})
