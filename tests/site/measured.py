"""Times as they were kept, what follows from them, and whether a page's words say that.

All arithmetic is done here once more, from the seconds of each round, and none of
it is taken from what renders the pages.
"""

import hashlib
import json
import math
import re
import statistics
from collections.abc import Sequence
from typing import Any

import attrs

from tests.site.conftest import ROOT
from tests.site.facts import COMPARISONS

CONFIDENCE = 0.87
NARROW = 0.10
NO_DIFFERENCE = 0.01
UNITS = {"s": 1.0, "ms": 1e-3, "µs": 1e-6, "×": 1.0, "%": 0.01, "": 1.0}
STATEMENT = re.compile(
    r"(?P<about>about )?(?P<first>\d[\d,.]*)(?: to (?P<last>\d[\d,.]*))? ?(?P<unit>µs|ms|s|×|%|)"
)
Raw = dict[str, Any]


@attrs.frozen
class Spread:
    """A value that was taken in each round."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.values)

    @property
    def ends(self) -> tuple[float, float]:
        """Ends of the interval that holds the true median with enough confidence."""
        ordered, n = sorted(self.values), len(self.values)
        out = 0
        while (
            2 * (out + 1) < n
            and 1 - 2 * sum(math.comb(n, k) for k in range(out + 2)) / 2**n >= CONFIDENCE
        ):
            out += 1
        return ordered[out], ordered[n - 1 - out]

    @property
    def narrow(self) -> bool:
        """Whether both ends are near."""
        low, high = self.ends
        return max(self.median - low, high - self.median) <= NARROW * self.median

    def times(self, factor: float) -> "Spread":
        """Return it in another unit."""
        return Spread(tuple(factor * each for each in self.values))


def own_timing(comparison: str) -> Raw | None:
    """Return what this machine measured."""
    path = ROOT / "build" / "timed" / comparison / "run.json"
    return dict(json.loads(path.read_bytes())) if path.is_file() else None


def stored_timings(comparison: str) -> list[Raw]:
    """Return what other machines measured."""
    found = []
    for path in sorted((ROOT / "docs" / "timings").glob("*.json")):
        timings = json.loads(path.read_bytes())["timings"]
        if comparison in timings:
            found.append(dict(timings[comparison]))
    return found


def summary_of(timing: Raw) -> str:
    """Return what stands above the timing of another machine."""
    machine = timing["machine"]
    cpus = machine["usable_cpus"]
    now = {
        name: hashlib.sha256(
            (ROOT / "snippets" / f"{name}.py").read_bytes().replace(b"\r\n", b"\n")
        ).hexdigest()
        for name in timing["sources"]
        if (ROOT / "snippets" / f"{name}.py").is_file()
    }
    changed = ", other versions of these programs" if now != timing["sources"] else ""
    return (
        f"Another machine: {cpus} usable CPU{'s' * (cpus != 1)}, {machine['cpu_model']}, "
        f"{machine['python_implementation']} {machine['python_version']}, "
        f"{machine['start_method']}, {timing['recorded_at'][:10]}{changed}"
    )


def plain_rows(timing: Raw) -> list[Raw]:
    """Return the rows of a table: of a sweep only that with as many workers as CPUs."""
    cpus = timing["machine"]["usable_cpus"]
    return [row for row in timing["rows"] if not row["sweep"] or row["workers"] == cpus]


def time_of(row: Raw) -> Spread:
    """Return how long one unit of a row's work took."""
    return Spread(tuple(each / row["work"] for each in row["seconds"]))


def baseline(timing: Raw, row: Raw, name: str) -> Raw | None:
    """Return the row of this name that was timed at the same size, if it was."""
    cpus = timing["machine"]["usable_cpus"]
    for each in timing["rows"]:
        same = (each["name"], each["size"]) == (name, row["size"]) and not each["missing"]
        if same and (not each["sweep"] or each["workers"] == cpus):
            return dict(each)
    return None


def speedup_of(timing: Raw, row: Raw, name: str) -> Spread | None:
    """Return how many times as fast as the row of this name a row was, round by round."""
    base = baseline(timing, row, name)
    if base is None or row["missing"]:
        return None
    pairs = zip(time_of(base).values, time_of(row).values, strict=True)
    return Spread(tuple(one / own for one, own in pairs))


def loaded(timing: Raw) -> float:
    """Return how long it took to start Python and to load the program."""
    return statistics.median(timing["loads"]) if timing["loads"] else 0.0


def task_sizes(timing: Raw) -> list[float]:
    """Return how long each task takes by itself."""
    sizes = [max(0.0, statistics.median(t["seconds"]) - loaded(timing)) for t in timing["tasks"]]
    return sizes if sum(sizes) else [1.0] * len(sizes)


def throughput_of(timing: Raw) -> Spread | None:
    """Return how many times the work of one all copies did in the same time."""
    copies = timing["copies"]
    if not copies:
        return None
    pairs = zip(timing["rows"][0]["seconds"], copies["seconds"], strict=True)
    return Spread(tuple(copies["count"] * alone / together for alone, together in pairs))


def ceiling_of(comparison: str, timing: Raw, row: Raw) -> Spread | None:
    """Return how fast a row could be at most, round by round: T / max(t, T / p)."""
    run = next((r for r in COMPARISONS[comparison].runs if r.title == row["name"]), None)
    if run is None or run.ceiling == "none" or row["missing"]:
        return None
    cpus = timing["machine"]["usable_cpus"]
    throughput = throughput_of(timing)
    of_cpus = throughput.values if throughput else (float(cpus),) * len(row["seconds"])
    if run.ceiling == "tasks" and timing["tasks"]:
        sizes = task_sizes(timing)
    else:
        sizes = [1.0] * (run.parts or (row["workers"] if row["sweep"] else cpus))
    return Spread(tuple(sum(sizes) / max(*sizes, sum(sizes) / each) for each in of_cpus))


def share_of_ceiling(comparison: str, timing: Raw, row: Raw) -> Spread | None:
    """Return which part of what is possible a row reached, round by round."""
    ceiling = ceiling_of(comparison, timing, row)
    speedup = speedup_of(timing, row, timing["rows"][0]["name"])
    if ceiling is None or speedup is None:
        return None
    pairs = zip(speedup.values, ceiling.values, strict=True)
    return Spread(tuple(own / most for own, most in pairs))


def step_of(*numbers: str) -> float:
    """Return one unit of the last digit of a number, or of both; zeros at its end may be none."""
    decimals = max(len(number.partition(".")[2]) for number in numbers)
    if decimals or any("." in number for number in numbers):
        return float(10.0**-decimals)
    zeros = min(len(number) - len(number.rstrip("0")) for number in numbers)
    return float(10.0 ** min(zeros, len(numbers[0]) - 1))


def number_of(text: str) -> float:
    """Return a number as a page writes it."""
    return float(text.replace(",", ""))


def says_interval(text: str, spread: Spread) -> bool:
    """Tell whether these words are the interval, rounded outward."""
    found = STATEMENT.fullmatch(text)
    if not found or found["about"]:
        return False
    unit = UNITS[found["unit"]]
    first, last = found["first"], found["last"] or found["first"]
    step = step_of(first.replace(",", ""), last.replace(",", "")) * unit
    low, high = spread.ends
    spare = 1e-6 * step
    begin, end = number_of(first) * unit, number_of(last) * unit
    below, above = low - begin, end - high
    return -spare <= below < step + spare and -spare <= above < step + spare


def says_value(text: str, below: str, spread: Spread, *, promised: bool) -> bool:
    """Tell whether these words say a median, or where that is vague, its interval.

    Where it is `promised`, a number without *about* is right to its last digit.
    """
    found = STATEMENT.fullmatch(text)
    if not found:
        return False
    if found["last"]:
        return not below and says_interval(text, spread)
    unit = UNITS[found["unit"]]
    step = step_of(found["first"].replace(",", "")) * unit
    told, (low, high) = number_of(found["first"]) * unit, spread.ends
    spare = 1e-6 * step
    if abs(told - spread.median) > step / 2 + spare:
        return False
    if (
        promised
        and not found["about"]
        and not told - step - spare <= low <= high <= told + step + spare
    ):
        return False
    if found["about"] and not below:
        return not promised
    return not below or says_interval(below, spread)


def says_time(text: str, below: str, spread: Spread) -> bool:
    """Tell whether these words say how long something took."""
    found = STATEMENT.fullmatch(text)
    timed = found is not None and found["unit"] in ("s", "ms", "µs")
    return timed and says_value(text, below, spread, promised=False)


def says_speedup(text: str, below: str, spread: Spread) -> bool:
    """Tell whether these words say how many times as fast one thing was as another."""
    low, high = spread.ends
    if low == high == 1:
        return (text, below) == ("1×", "")
    if low <= 1 <= high:
        word = "no difference seen" if spread.narrow else "slower or faster"
        return text == word and (not below or says_interval(below, spread))
    return text.endswith("×") and says_value(text, below, spread, promised=True)


def says_vaguely(text: str, spread: Spread) -> bool:
    """Tell whether a chart says a ratio roughly, without room for its interval."""
    return text.startswith("about ") and says_value(
        text.removeprefix("about "), "", spread, promised=False
    )


def says_compared(text: str, spread: Spread) -> bool:
    """Tell whether these words stand between *A was* and *B*."""
    low, high = spread.ends
    if low <= 1 + NO_DIFFERENCE and high >= 1 - NO_DIFFERENCE:
        word = "about as fast as" if spread.narrow else "neither clearly faster nor slower than"
        return text == word
    for end, one in ((" times as fast as", spread), (" times slower than", inverse(spread))):
        if text.endswith(end):
            value = text.removesuffix(end)
            about = value.removeprefix("about ")
            wider = value != about
            return one.ends[0] > 1 and says_value(about, "", one, promised=not wider)
    return False


def inverse(spread: Spread) -> Spread:
    """Return how many times slower something was."""
    return Spread(tuple(1 / each for each in spread.values))


def pays_from(timing: Raw, name: str, sizes: Sequence[str]) -> str | None:
    """Return the size from which on a row is surely faster than the first at every size."""
    first = timing["rows"][0]["name"]
    found = None
    for size in reversed(sizes):
        (row,) = [r for r in timing["rows"] if (r["name"], r["size"]) == (name, size)]
        speedup = speedup_of(timing, row, first)
        if speedup is None or speedup.ends[0] <= 1:
            break
        found = size
    return found
