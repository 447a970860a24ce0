import random

import pytest

from recorder.timings.ratios import (
    CONFIDENCE,
    ceiling_of_tasks,
    confidence,
    left_out,
    median_interval,
    ratio_of,
    scaled,
)
from recorder.timings.rows import worker_counts


@pytest.mark.parametrize("rounds", [4, 5, 7, 9, 10, 14])
def test_the_interval_holds_the_median_as_often_as_it_says(rounds: int) -> None:
    draw = random.Random(5)
    held = 0
    for _ in range(4000):
        # Skewed, as times are: the median of exp(gauss) is 1.
        low, high = median_interval([draw.lognormvariate(0, 1) for _ in range(rounds)])
        held += low <= 1 <= high
    assert held / 4000 > CONFIDENCE - 0.02
    assert held / 4000 < 0.99  # an interval that holds everything says nothing


def test_of_seven_values_the_interval_leaves_out_the_lowest_and_the_highest() -> None:
    assert median_interval([7, 1, 6, 2, 5, 3, 4]) == (2, 6)
    assert median_interval([4, 1, 2, 3]) == (1, 4)
    assert median_interval([5, 1, 2, 3, 4]) == (1, 5)


def test_no_interval_leaves_out_more_than_its_confidence_allows() -> None:
    for n in range(4, 60):
        assert confidence(n, left_out(n)) >= CONFIDENCE
        assert confidence(n, left_out(n) + 1) < CONFIDENCE


def test_a_ratio_keeps_its_order_in_another_unit() -> None:
    ratio = ratio_of([1.0, 1.92, 1.95, 2.0, 2.05, 2.08, 9.0])
    assert (ratio.median, ratio.low, ratio.high) == (2.0, 1.92, 2.08)
    assert (ratio.min, ratio.max) == (1.0, 9.0)
    percent = scaled(ratio, 100)
    assert (percent.low, percent.median, percent.high) == (192, 200, 208)


def test_whole_tasks_are_bounded_by_the_largest() -> None:
    assert ceiling_of_tasks([1, 3, 8], None) == 1.5
    assert ceiling_of_tasks([1, 3, 8], 64) == 1.5
    assert ceiling_of_tasks([4, 4, 4], 2) == 2
    assert ceiling_of_tasks([4, 4, 4], 1.8) == pytest.approx(1.8)


@pytest.mark.parametrize("cpus", [1, 2, 3, 4, 8, 16, 64, 96, 200])
def test_a_sweep_goes_from_one_to_twice_the_cpus(cpus: int) -> None:
    counts = worker_counts(cpus)
    assert counts == sorted(set(counts))
    assert (counts[0], counts[-1]) == (1, 2 * cpus)
    assert cpus in counts
    assert len(counts) <= 12
