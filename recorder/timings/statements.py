"""Words what was measured, as precisely as its interval allows.

A number without *about* is right to one unit of its last digit: the interval
does not reach farther. Whatever the words, the interval stands below them, or
they are the interval.
"""

import math

import attrs

from recorder.timings.facts import Times, interval_of
from recorder.timings.ratios import Ratio, scaled

NARROW = 0.10
"""An interval that reaches no farther from the median than this share of it is narrow."""
LARGE = 100
"""From here on a wide interval stands below a round number, and not in its place."""
NO_DIFFERENCE = 0.01
"""An interval that comes as near to 1 as this share is not called faster or slower in words."""
SLACK = 1e-9
"""What floating-point numbers may be off, in units of the last digit."""


@attrs.frozen
class Statement:
    """What a page says of a value, and in small letters below it."""

    text: str
    below: str = ""

    @property
    def line(self) -> str:
        """Both, in one line."""
        return f"{self.text} ({self.below})" if self.below else self.text


def speedup(ratio: Ratio) -> Statement:
    """Word how many times as fast one thing was as another."""
    if ratio.low == ratio.high == 1:
        return Statement("1×")
    if ratio.low <= 1 <= ratio.high:
        text = "no difference seen" if is_narrow(ratio) else "slower or faster"
        return Statement(text, interval(ratio, "×"))
    return quantity(ratio, "×")


def compared(ratio: Ratio) -> str:
    """Word how one thing compares with another, between *A was* and *B*."""
    if ratio.low <= 1 + NO_DIFFERENCE and ratio.high >= 1 - NO_DIFFERENCE:
        return "about as fast as" if is_narrow(ratio) else "neither clearly faster nor slower than"
    if ratio.low > 1:
        return f"{quantity(ratio, '').text} times as fast as"
    inverse = Ratio(
        median=1 / ratio.median,
        min=1 / ratio.max,
        max=1 / ratio.min,
        low=1 / ratio.high,
        high=1 / ratio.low,
    )
    return f"{quantity(inverse, '').text} times slower than"


def share(ratio: Ratio) -> Statement:
    """Word a part of a whole, in percent."""
    return quantity(scaled(ratio, 100), " %")


def duration(seconds: Ratio) -> Statement:
    """Word a time: its median with two or three digits, never in place of the interval."""
    factor, unit = _unit_of_time(seconds.median)
    time = scaled(seconds, factor)
    place = _digits_within(time)
    text = _rounded_within(time, 2) if place is None else _number(time.median, place)
    return Statement(f"{text}{unit}", interval(time, unit))


def duration_of(times: Times) -> Statement:
    """Word the time of what was run."""
    return duration(interval_of(times))


def quantity(ratio: Ratio, unit: str) -> Statement:
    """Word a value of which no particular size means *no difference*."""
    place = _digits_within(ratio)
    if place is not None:
        text = _number(ratio.median, place) + unit
        below = interval(ratio, unit)
        return Statement(text, "" if below == text else below)
    if is_narrow(ratio):
        return Statement(f"about {_rounded_within(ratio, 2)}{unit}", interval(ratio, unit))
    if ratio.median >= LARGE:
        return Statement(f"about {_rounded_within(ratio, 1)}{unit}", interval(ratio, unit))
    return Statement(interval(ratio, unit))


def interval(ratio: Ratio, unit: str) -> str:
    """Return the interval, rounded outward, as ``1.6 to 2.1×``."""
    low, high, place = _ends(ratio)
    first, last = _number(low, place), _number(high, place)
    return f"{first}{unit}" if first == last else f"{first} to {last}{unit}"


def _ends(ratio: Ratio) -> tuple[float, float, int]:
    """Return the ends of the interval, rounded outward, and their last place."""
    width = ratio.high - ratio.low
    finest = _last_place(ratio.median, 3)
    place = max(finest, math.floor(math.log10(width / 4))) if width > 0 else finest
    place = min(place, _last_place(ratio.low, 1))  # or it could begin with 0
    step = 10.0**place
    low = math.floor(ratio.low / step + SLACK) * step
    return low, math.ceil(ratio.high / step - SLACK) * step, place


def is_narrow(ratio: Ratio) -> bool:
    """Tell whether an interval ends near the median on both sides."""
    return max(ratio.median - ratio.low, ratio.high - ratio.median) <= NARROW * ratio.median


def _digits_within(ratio: Ratio) -> int | None:
    """Return the last place, of three digits or of two, within one unit of which all lies."""
    for digits in (3, 2):
        place = _last_place(ratio.median, digits)
        step = 10.0**place
        shown = round(ratio.median / step) * step
        slack = SLACK * step
        within = shown - step - slack <= ratio.low and ratio.high <= shown + step + slack
        if within and _lies_in(shown, ratio):
            return place
    return None


def _rounded_within(ratio: Ratio, digits: int) -> str:
    """Return the median with so many digits, or more if it lies beside the interval otherwise."""
    while True:
        place = _last_place(ratio.median, digits)
        if digits == 3 or _lies_in(round(ratio.median / 10.0**place) * 10.0**place, ratio):
            return _number(ratio.median, place)
        digits += 1


def _lies_in(shown: float, ratio: Ratio) -> bool:
    """Tell whether a rounded number lies in the interval as it is written."""
    low, high, place = _ends(ratio)
    slack = SLACK * 10.0**place
    return low - slack <= shown <= high + slack


def _last_place(value: float, digits: int) -> int:
    """Return the power of ten of the last of so many digits."""
    return math.floor(math.log10(value)) - digits + 1


def _number(value: float, place: int) -> str:
    rounded = round(value / 10.0**place) * 10.0**place
    return f"{rounded:,.{max(0, -place)}f}"


def _unit_of_time(seconds: float) -> tuple[float, str]:
    if seconds < 0.001:
        return 1e6, " µs"
    return (1e3, " ms") if seconds < 0.1 else (1.0, " s")
