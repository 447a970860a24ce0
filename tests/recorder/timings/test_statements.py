import random
import re

import pytest

from recorder.timings.ratios import Ratio, ratio_of
from recorder.timings.statements import (
    NARROW,
    Statement,
    duration,
    interval,
    is_narrow,
    quantity,
    share,
    speedup,
)


def between(low: float, median: float, high: float) -> Ratio:
    return Ratio(min=low / 2, low=low, median=median, high=high, max=high * 2)


def numbers_in(text: str) -> list[float]:
    return [float(each.replace(",", "")) for each in re.findall(r"\d[\d,]*\.?\d*", text)]


@pytest.mark.parametrize(
    ("low", "median", "high", "said"),
    [
        (1.836, 1.84, 1.846, "1.84× (1.83 to 1.85×)"),
        (1.80, 1.84, 1.88, "1.8× (1.80 to 1.88×)"),
        (1.72, 1.84, 1.95, "about 1.8× (1.72 to 1.95×)"),
        (1.63, 1.84, 2.08, "1.6 to 2.1×"),
        (9.1, 9.3, 9.5, "about 9.3× (9.1 to 9.5×)"),
        (12.2, 14.8, 18.1, "12 to 19×"),
        (630, 700, 872, "about 700× (630 to 880×)"),
        (1.111, 1.14, 1.168, "about 1.14× (1.11 to 1.17×)"),
        (362, 555, 566, "about 560× (360 to 570×)"),
        (1230, 1234, 1238, "1,230× (1,230 to 1,240×)"),
        (0.0417, 0.0421, 0.0425, "0.042× (0.0417 to 0.0425×)"),
        (0.97, 1.01, 1.04, "no difference seen (0.97 to 1.04×)"),
        (0.7, 1.1, 1.63, "slower or faster (0.7 to 1.7×)"),
        (1.0, 1.0, 1.0, "1×"),
    ],
)
def test_a_ratio_is_stated_as_precisely_as_its_interval_allows(
    low: float, median: float, high: float, said: str
) -> None:
    assert speedup(between(low, median, high)).line == said


@pytest.mark.parametrize(
    ("low", "median", "high", "said"),
    [
        (0.836, 0.84, 0.846, "84 % (83.6 to 84.6 %)"),
        (0.80, 0.84, 0.90, "about 84 % (80 to 90 %)"),
        (0.63, 0.84, 0.96, "63 to 96 %"),
        (0.97, 1.00, 1.04, "100 % (97 to 104 %)"),
    ],
)
def test_a_share_is_stated_in_percent_and_no_share_means_no_difference(
    low: float, median: float, high: float, said: str
) -> None:
    assert share(between(low, median, high)).line == said


def test_a_time_is_its_median_with_the_digits_that_its_interval_supports() -> None:
    assert duration(between(0.08322, 0.0833, 0.08338)).line == "83.3 ms (83.2 to 83.4 ms)"
    assert duration(between(0.127, 0.13, 0.1305)).text == "0.13 s"
    assert duration(between(0.7, 0.9, 1.4)).text == "0.90 s"
    assert duration(between(0.098, 0.0999, 0.101)).text == "100 ms"
    assert duration(between(1.9e-6, 2e-6, 2.2e-6)).line == "2.0 µs (1.90 to 2.20 µs)"
    assert duration(between(12.0, 12.4, 12.9)).text == "12 s"


def test_whatever_is_said_holds_the_whole_interval() -> None:
    draw = random.Random(11)
    for _ in range(8000):
        scale = 10 ** draw.uniform(-3, 4)
        noise = 10 ** draw.uniform(-4, 0)
        rounds = draw.choice([4, 7, 10])
        ratio = ratio_of([scale * draw.lognormvariate(0, noise) for _ in range(rounds)])
        for said in (speedup(ratio), quantity(ratio, "×")):
            assert_it_holds(said, ratio)


def assert_it_holds(said: Statement, ratio: Ratio) -> None:
    slack = 1e-6 * ratio.median
    ends = numbers_in(said.below or said.text)
    assert all(end > 0 for end in ends), "nothing takes no time"
    if said.below:
        assert ends[0] - slack <= ratio.low <= ratio.high <= ends[-1] + slack
    if numbers := numbers_in(said.text):
        if " to " in said.text:
            assert numbers[0] - slack <= ratio.low <= ratio.high <= numbers[1] + slack
        elif "about" not in said.text:
            unit = last_place(said.text)
            assert numbers[0] - unit - slack <= ratio.low
            assert ratio.high <= numbers[0] + unit + slack
        else:
            assert is_narrow(ratio) or ratio.median >= 100
        if said.below:
            assert ends[0] - slack <= numbers[0] <= ends[-1] + slack
    else:
        assert ratio.low <= 1 <= ratio.high
        assert ("no difference" in said.text) == is_narrow(ratio)


def last_place(text: str) -> float:
    """Return what one unit of the last digit is; of 1,230 it may be that of the 3."""
    digits = re.findall(r"[\d,]+\.?\d*", text)[0].replace(",", "")
    if "." in digits:
        return float(10 ** -len(digits.partition(".")[2]))
    return float(10 ** max(0, len(digits) - 2 if digits.endswith("0") else len(digits) - 3))


def test_an_interval_is_rounded_outward_by_less_than_half_of_its_width() -> None:
    draw = random.Random(12)
    for _ in range(5000):
        median = 10 ** draw.uniform(-2, 3)
        ratio = between(median * draw.uniform(0.5, 0.97), median, median * draw.uniform(1.03, 2))
        low, high = numbers_in(interval(ratio, "×"))
        assert (high - low) - (ratio.high - ratio.low) <= 0.5 * (ratio.high - ratio.low) + 1e-9


def test_narrow_means_a_tenth_on_either_side() -> None:
    assert NARROW == 0.10
    assert is_narrow(between(0.91, 1, 1.09))
    assert not is_narrow(between(0.89, 1, 1))
    assert not is_narrow(between(1, 1, 1.11))
