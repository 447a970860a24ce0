"""Each time, ratio and share that is kept as golden follows from the seconds of the rounds.

It is worked out here with `statistics.median` and the order of the values alone: of four rounds,
an interval leaves out none, of seven the lowest and the highest.
"""

import json
import math
import re
import statistics
from collections.abc import Callable, Sequence

import lxml.html
import pytest

from recorder.timings.facts import Row, Timing
from tests.recorder.golden import hosts, times
from tests.recorder.golden.reading import find, fragments_in, plainly, tables_in

FRAGMENTS = fragments_in("book/timings.txt")
UNITS = {"s": 1.0, "ms": 1e-3, "µs": 1e-6, "×": 1.0, "%": 0.01, "": 1.0}
LEFT_OUT = {4: 0, 7: 1}
NUMBER = r"([\d,.]+)"
SHOWN = {
    "times/plain": (times.OWN,),
    "times/against": (times.OWN,),
    "times/bounded": (times.OWN,),
    "times/swept": (times.OWN, times.OF_LARGE),
    "times/single": (times.OF_LARGE, times.OF_SMALL),
    "times/untaken": (times.OF_LARGE, times.OF_SMALL),
    "times/missing": (times.OF_SMALL,),
}
"""Whose times each fragment shows, in their order."""
AGAINST = {
    "times/against": ("slow", "quick"),
    "times/untaken": ("other",),
}
"""Over which rows speed-ups are, where not over the first."""


def ends(values: Sequence[float]) -> tuple[float, float, float]:
    """Return the lower end, the median and the upper end of what was measured."""
    out = LEFT_OUT[len(values)]
    ordered = sorted(values)
    return ordered[out], statistics.median(ordered), ordered[len(ordered) - 1 - out]


def number_of(text: str, unit: str) -> tuple[float, float]:
    """Return a number and one unit of its last digit: of three or two, before so many zeros."""
    whole, _, decimals = text.replace(",", "").partition(".")
    meant = 3 if whole.rstrip("0")[2:] else 2
    step = 10.0 ** -len(decimals) if decimals else 10.0 ** max(0, len(whole) - meant)
    return float(text.replace(",", "")) * UNITS[unit], step * UNITS[unit]


def check(cell: str, values: Sequence[float]) -> None:
    """Hold a cell against the values of all rounds: its number, and the interval below it."""
    low, median, high = ends(values)
    text, _, below = cell.partition("\n")
    if text == "1×" and not below:
        assert values == pytest.approx([1.0] * len(values))
        return
    if text in ("no difference seen", "slower or faster"):
        assert low <= 1 <= high
        wide = max(median - low, high - median) > 0.1 * median
        assert text == ("slower or faster" if wide else "no difference seen")
    elif found := re.fullmatch(rf"{NUMBER} to {NUMBER} ?(\D*)", text):
        assert not below
        below = text
    else:
        about, number, unit = re.fullmatch(rf"(about )?{NUMBER} ?(\D*)", text).groups()  # type: ignore[union-attr]
        value, step = number_of(number, unit)
        assert abs(value - median) <= max(0.501 * step, 0.051 * median if about else 0)
        if not below:
            assert value - step * 1.001 <= low
            assert high <= value + step * 1.001
    if below:
        found = re.match(rf"{NUMBER} to {NUMBER} ?([^\d ]*)", below)
        assert found
        (first, step), (last, _) = (number_of(found[n], found[3]) for n in (1, 2))
        step = max(step, number_of(found[2], found[3])[1])
        assert first <= low * (1 + 1e-9)
        assert high <= last * (1 + 1e-9)
        assert low - first < step * 1.001
        assert last - high < step * 1.001


def ratios(base: Row, row: Row) -> list[float]:
    """Return how many times as fast a row was as another, round by round."""
    pairs = zip(base.seconds, row.seconds, strict=True)
    return [one / base.work * row.work / own for one, own in pairs]


def throughput(timing: Timing) -> list[float] | None:
    """Return how much the copies did, round by round."""
    copies = timing.copies
    if copies is None:
        return None
    return [
        copies.count * alone / together
        for alone, together in zip(timing.rows[0].seconds, copies.seconds, strict=True)
    ]


def in_table(timing: Timing) -> list[Row]:
    cpus = timing.machine.usable_cpus
    return [row for row in timing.rows if not row.sweep or row.workers == cpus]


TABLES = [
    (name, number, timing[name])
    for name, machines in SHOWN.items()
    for number, timing in enumerate(machines)
]


@pytest.mark.parametrize(
    ("name", "number", "timing"), [*TABLES, ("times/full", 0, times.FULL["times/full"])]
)
def test_each_row_of_a_table_tells_its_own_times(name: str, number: int, timing: Timing) -> None:
    shown = fragments_in("even/timings.txt") if name in times.FULL else FRAGMENTS
    tables = tables_in(shown[f"timings/{name}.md"])
    assert len(tables) == len(SHOWN.get(name, ("own",)))
    rows = in_table(timing)
    by_name = {row.name: row for row in rows}
    baselines = AGAINST.get(name, (rows[0].name,))
    for row, cells in zip(rows, tables[number], strict=True):
        called, command = cells["Program"].split("\n")
        assert (called, command) == (row.name, row.command.removeprefix("python "))
        time = next(value for head, value in cells.items() if head.startswith("Time"))
        speedups = [value for head, value in cells.items() if head.startswith("Speed-up")]
        heads = [head for head in cells if head.startswith("Speed-up")]
        if len(baselines) > 1 or baselines[0] != rows[0].name:
            assert heads == [f"Speed-up\nover {base}" for base in baselines]
        if row.missing:
            assert time == f"not run: {row.missing}"
            assert {*speedups} == {"–"}
            continue
        check(time, [each / row.work for each in row.seconds])
        for base, cell in zip(baselines, speedups, strict=True):
            if rows[0].name == "called otherwise before":  # so its other rows stand against nothing
                assert cell == ("1×" if row is rows[0] else "–")
            else:
                check(cell, ratios(by_name[base], row))


@pytest.mark.parametrize("number", [0, 1])
def test_a_ceiling_is_that_of_the_copies_and_of_so_many_workers(number: int) -> None:
    timing = SHOWN["times/swept"][number]["times/swept"]
    copied = throughput(timing)
    assert copied is not None
    cells = tables_in(FRAGMENTS["timings/times/swept.md"])[number][1]
    pool = next(row for row in in_table(timing) if row.name == "pool")
    bounds = [min(timing.machine.usable_cpus, each) for each in copied]
    check_share(cells["Of the ceiling"], ratios(timing.rows[0], pool), bounds)
    swept = tables_in(FRAGMENTS["timings/times/swept.workers.md"])[2 * number]
    pools = [row for row in timing.rows if row.name == "pool"]
    for row, cells in zip(pools, swept, strict=True):
        assert cells["Workers"] == str(row.workers)
        speedups = ratios(timing.rows[0], row)
        check(cells["Time"], row.seconds)
        check(cells["Speed-up"], speedups)
        check(cells["Efficiency"], [each / row.workers for each in speedups])
        bounds = [min(row.workers, each) for each in copied]
        check_share(cells["Of the ceiling"], speedups, bounds)
    said = re.findall(r"ceiling: (\d+) copies of alone at once do (.*?) the work", plainly(
        FRAGMENTS["timings/times/swept.md"]))  # fmt: skip
    count, what = said[number]
    assert timing.copies is not None
    assert int(count) == timing.copies.count
    check(what.replace(" (", "\n").rstrip(")"), copied)


def check_share(cell: str, speedups: list[float], bounds: list[float]) -> None:
    """Hold a share of the ceiling, and the ceiling itself, against their rounds."""
    share, _, rest = cell.partition("\n")
    below, _, ceiling = rest.rpartition("of ")
    check(share + (f"\n{below.strip()}" if below else ""), [
        one / bound for one, bound in zip(speedups, bounds, strict=True)])  # fmt: skip
    check(ceiling.replace(" (", "\n").rstrip(")"), bounds)


def test_whole_tasks_bound_by_the_largest_and_parts_by_their_number() -> None:
    timing = times.OWN["times/bounded"]
    load = statistics.median(timing.loads)
    tasks = [statistics.median(task.seconds) - load for task in timing.tasks]
    alone, whole, split = tables_in(FRAGMENTS["timings/times/bounded.md"])[0]
    assert (alone["Efficiency"], alone["Ceiling"]) == ("–", "–")
    by_tasks = sum(tasks) / max(*tasks, sum(tasks) / 3)
    for cells, row, ceiling in ((whole, 1, by_tasks), (split, 2, 3.0)):
        check(cells["Ceiling"], [ceiling] * 7)
        efficiency = [each / 3 for each in ratios(timing.rows[0], timing.rows[row])]
        check(cells["Efficiency"], efficiency)
    text = plainly(FRAGMENTS["timings/times/bounded.tasks.md"])
    assert f"{1e3 * load:.0f} ms, is taken off" in text
    assert f"however many workers: {sum(tasks) / max(tasks):.2f}×" in text
    rows = tables_in(FRAGMENTS["timings/times/bounded.tasks.md"])[0]
    for task, seconds, cells in zip(timing.tasks, tasks, rows, strict=True):
        assert cells["Task alone"] == task.command.removeprefix("python ")
        check(cells["Median"], task.seconds)
        assert cells["Share of the work"] == f"{100 * seconds / sum(tasks):.0f} %"


@pytest.mark.parametrize(
    ("name", "timing"),
    [("times/sized", times.OWN["times/sized"]), ("times/paired", times.OF_SMALL["times/paired"])],
)
def test_each_size_tells_its_times_and_from_which_on_it_pays(name: str, timing: Timing) -> None:
    text = FRAGMENTS[f"timings/{name}.sizes.md"]
    (table,) = tables_in(text)
    sizes = list(dict.fromkeys(row.size for row in timing.rows))
    names = list(dict.fromkeys(row.name for row in timing.rows))
    pays: dict[str, str | None] = {}
    for size, cells in zip(sizes, table, strict=True):
        assert cells["Size"].replace(",", "") == size
        rows = {row.name: row for row in timing.rows if row.size == size}
        for other in names:
            speedup = cells.get(f"Speed-up\n{other}", cells.get("Speed-up"))
            if rows[other].missing:
                assert (cells[other], speedup) == ("not run", "–")
                continue
            check(cells[other], rows[other].seconds)
            if other != names[0]:
                assert speedup is not None
                check(speedup, ratios(rows[names[0]], rows[other]))
                faster = ends(ratios(rows[names[0]], rows[other]))[0] > 1
                pays[other] = pays.get(other) or cells["Size"] if faster else None
    assert re.findall(r"\*\*(\w+)\*\* is (.*)\.\n", text) == [
        (
            other,
            f"faster than {names[0]} from a size of {size} on"
            if size
            else f"not reliably faster than {names[0]} at the largest of these sizes",
        )
        for other, size in pays.items()
    ]


@pytest.mark.parametrize("name", ["times/plain", "times/against", "times/bounded", "times/swept"])
def test_sentences_tell_what_was_measured(name: str) -> None:
    rows = {row.name: row for row in in_table(times.OWN[name])}
    first = next(iter(rows.values()))
    bases = AGAINST.get(name, (first.name,))
    for row in rows.values():
        said = {
            key.rpartition(f"/{row.name}.")[2]: plainly(text)
            for key, text in FRAGMENTS.items()
            if key.startswith(f"timings/{name}/{row.name}.")
        }
        if row.missing:
            assert {*said.values()} == {"…"}
            continue
        check_sentence(said["time.md"], [each / row.work for each in row.seconds])
        for base in bases:
            over = ratios(rows[base], row)
            check_sentence(said[f"speedup.{base}.md"], over)
            check_comparison(said[f"compared.{base}.md"], over)
        assert said["speedup.md"] == said[f"speedup.{bases[0]}.md"]
        assert said["compared.md"] == said[f"compared.{bases[0]}.md"]


def check_sentence(text: str, values: list[float], median: float | None = None) -> None:
    """Hold a number without its interval against the values, or against their median if given."""
    low, own, high = ends(values)
    median = own if median is None else median
    if " to " in text or text in ("1×", "no difference seen", "slower or faster"):
        if " to " in text or text == "1×":
            check(text, values)
        else:
            assert low <= 1 <= high
        return
    number, unit = re.fullmatch(rf"(?:about )?{NUMBER} ?(\D*)", text).groups()  # type: ignore[union-attr]
    value, step = number_of(number, unit)
    assert abs(value - median) <= max(0.501 * step, 0.051 * median * text.startswith("about"))


def check_comparison(text: str, values: list[float]) -> None:
    """Hold the words of a comparison against the values."""
    low, median, high = ends(values)
    if found := re.fullmatch(r"(.+) times (as fast as|slower than)", text):
        inverted = found[2] == "slower than"
        assert high < 1 if inverted else low > 1
        over = [1 / each for each in values] if inverted else values
        check_sentence(f"{found[1]}×", over, 1 / median if inverted else median)
    elif text == "about as fast as":
        assert low <= 1.01
        assert high >= 0.99
        assert max(median - low, high - median) <= 0.1 * median
    else:
        assert text == "neither clearly faster nor slower than"
        assert max(median - low, high - median) > 0.1 * median


MACHINES = {
    "large": "8 usable CPUs, Counting house, PyPy 3.12.9, forkserver",
    "small": "1 usable CPU, Pebbles, CPython 3.14.0, spawn",
}
"""What is told of the machines whose times are stored."""


def test_each_stored_timing_tells_its_machine_its_day_and_whether_programs_changed() -> None:
    everything = {**FRAGMENTS, **fragments_in("book/timings.bars.txt")}
    told = 0
    for name, text in everything.items():
        comparison = re.match(r"timings/(\w+/\w+)", name)[1]  # type: ignore[index]
        summaries = re.findall(r"^Another machine: (.+)$", text, flags=re.MULTILINE)
        parts = {"large": times.OF_LARGE.get(comparison), "small": times.OF_SMALL.get(comparison)}
        stored = [
            f"{MACHINES[machine]}, {timing.recorded_at[:10]}"
            + ", other versions of these programs" * bool(timing.sources)
            for machine, timing in parts.items()
            if timing
        ]
        assert [each for each in stored if each in summaries] == summaries
        folds = re.findall(r"html \| details\.stored(\[open\])?$", text, flags=re.MULTILINE)
        assert len(folds) == len(summaries)
        # The first is open if nothing else is there.
        alone = text.startswith("Not measured in this build") and bool(summaries)
        assert folds == ["[open]"] * alone + [""] * (len(folds) - alone)
        told += len(summaries)
    assert told >= 9


def test_what_calls_returned_and_what_programs_cost_stands_in_their_own_rows() -> None:
    (table,) = tables_in(FRAGMENTS["timings/times/against.md"])
    assert [(cells["Found"], cells["Code"]) for cells in table] == [
        ("[5, 3]", "17 lines"),
        ("3.141593\n± 0.000271", "11 lines\nabacus, beads"),
        ("False", "7 lines"),
        ("–", "3 lines"),
        ("–", "5 lines"),
    ]
    assert [head for head in table[0] if head.startswith("Time")] == ["Time\nper dozen eggs"]


# Bars


def bars_in(text: str) -> list[dict[str, float | str]]:
    """Return each bar: its name, what stands beside it, its width, the ends of its line."""
    found = []
    for row in find(lxml.html.fromstring(text), "li"):
        name, value = (find(row, "span", kind)[0].text for kind in ("bars-name", "bars-value"))
        bar = find(row, "rect", "bars-bar")[-1]  # before it, what is seen of a very short one
        low, wide = 0.0, 0.0
        for spread in find(row, "rect", "bars-spread"):
            low, wide = (float(spread.get(name).rstrip("%")) for name in ("x", "width"))
        lines = [float(each.get("x1").rstrip("%")) for each in find(row, "line", "bars-tick")]
        found.append(
            {
                "name": name,
                "text": value,
                "width": float(bar.get("width").rstrip("%")),
                "low": low,
                "high": low + wide,
                "apart": lines[1] - lines[0] if lines[1:] else 0.0,
            }
        )
    return found


def test_bars_of_times_are_as_long_as_their_medians() -> None:
    rows = times.OWN["times/plain"].rows
    bars = bars_in(fragments_in("book/timings.bars.txt")["timings/times/plain.bars.md"])
    longest = max(ends(row.seconds)[2] for row in rows)
    for row, bar in zip(rows, bars, strict=True):
        expected = [100 * each / longest for each in ends(row.seconds)]
        assert bar["name"] == row.name
        assert [bar["low"], bar["width"], bar["high"]] == pytest.approx(expected, abs=0.02)
        check_sentence(str(bar["text"]), list(row.seconds))


@pytest.mark.parametrize(
    ("name", "base", "said"), [("times/against", 10, "ten times"), ("times/swept", 2, "twice")]
)
def test_bars_of_ratios_stand_on_a_logarithmic_axis(name: str, base: int, said: str) -> None:
    rows = [row for row in in_table(times.OWN[name]) if not row.missing]
    chart = fragments_in("book/timings.bars.txt")[f"timings/{name}.bars.md"]
    bars = bars_in(chart)
    assert f"each line is {said} the one before" in chart
    one = next(float(bar["width"]) for bar in bars if bar["name"] == rows[0].name)
    full = max(ends(ratios(rows[0], row))[2] for row in rows)
    step = (100 - one) / math.log(max(full, 5.0), base)
    assert bars[0]["apart"] == pytest.approx(step, abs=0.02)
    for row, bar in zip(rows, bars, strict=True):
        over = ratios(rows[0], row)
        expected = [max(0.0, one + step * math.log(each, base)) for each in ends(over)]
        assert bar["name"] == row.name
        assert [bar["low"], bar["width"], bar["high"]] == pytest.approx(expected, abs=0.05)
        speedup, _, time = str(bar["text"]).partition(" · ")
        check_sentence(speedup, over)
        check_sentence(time, [each / row.work for each in row.seconds])


# Charts of a sweep


@pytest.mark.parametrize(("number", "name"), [(0, "pool"), (1, "threads"), (2, "pool")])
@pytest.mark.parametrize("kind", ["speedup", "efficiency"])
def test_each_point_of_a_chart_stands_at_its_workers_and_its_median(
    number: int, name: str, kind: str
) -> None:
    timing = SHOWN["times/swept"][number // 2]["times/swept"]
    chart = find(lxml.html.fromstring(FRAGMENTS["timings/times/swept.workers.md"]), "svg", "chart")[
        2 * number + (kind == "efficiency")
    ]
    y_of, x_of, w_of = axes_of(chart, "%" if kind == "efficiency" else "×")
    rows = [row for row in timing.rows if row.name == name]
    points = find(chart, "circle", "chart-point")
    spreads = [numbers_in(path) for path in find(chart, "path", "chart-spread")]
    medians = []
    for row, point, (x, low_y, high_y) in zip(rows, points, spreads, strict=True):
        share = row.workers if kind == "efficiency" else 1
        low, median, high = ends([each / share for each in ratios(timing.rows[0], row)])
        assert float(point.get("cy")) == pytest.approx(y_of(median), abs=0.11)
        assert low_y == pytest.approx(y_of(low), abs=0.11)
        assert high_y == pytest.approx(y_of(high), abs=0.11)
        assert float(point.get("cx")) == x == pytest.approx(x_of(row.workers), abs=0.11)
        medians.append((x, float(point.get("cy"))))
    (measured,) = find(chart, "path", "chart-measured")
    assert pairs_in(measured) == medians
    copied = throughput(timing)
    assert copied is not None
    most = rows[-1].workers
    bound = statistics.median(copied)
    (ceiling,), (ideal,) = find(chart, "path", "chart-ceiling"), find(chart, "path", "chart-ideal")
    for path, least in ((ceiling, bound), (ideal, math.inf)):
        pairs = pairs_in(path)
        assert pairs[0][0] == pytest.approx(x_of(1), abs=0.11)
        assert len(pairs) >= 2
        for x, y in pairs:
            workers = w_of(x)
            value = min(workers, least) / (workers if kind == "efficiency" else 1)
            assert y == pytest.approx(y_of(value), abs=0.6)
    assert pairs_in(ceiling)[-1][0] == pytest.approx(x_of(most), abs=0.11)
    (said,) = (each.text for each in find(chart, "desc"))
    parts = said.partition(": ")[2].partition(". The highest median is at ")
    for row, part in zip(rows, re.split(r"(?<=\d), (?=\D|\d)(?=.* with )", parts[0]), strict=True):
        share = row.workers if kind == "efficiency" else 1
        statement, _, count = part.rpartition(" with ")
        assert int(count) == row.workers
        values = [each / share for each in ratios(timing.rows[0], row)]
        check(statement.replace(" (", "\n").rstrip(")"), values)
    highest = min(range(len(medians)), key=lambda n: medians[n][1])
    assert parts[2] == f"{rows[highest].workers}."


Place = Callable[[float], float]


def axes_of(chart: object, unit: str) -> tuple[Place, Place, Place]:
    """Return where a value and a number of workers stand, and the reverse, from the labels."""
    labels = [(float(t.get("x")), float(t.get("y")), t.text) for t in find(chart, "text")]
    values = {}
    for _, y, text in labels:
        if found := re.fullmatch(rf"([\d.]+) ?{unit}", text):
            values[float(found[1]) * UNITS[unit]] = y - 3.5
    lines = [numbers_in(path)[1] for path in find(chart, "path", "chart-tick")]
    assert lines == pytest.approx([*values.values()])
    (zero, bottom), (top, highest) = min(values.items()), max(values.items())
    assert zero == 0
    slope = (highest - bottom) / top
    for value, y in values.items():
        assert y == pytest.approx(bottom + slope * value, abs=0.11)
    workers = {int(text): x for x, _, text in labels if re.fullmatch(r"\d+", text or "")}
    first, last = min(workers), max(workers)
    measure: Place = math.log if last > 8 else float
    number: Place = math.exp if last > 8 else float
    step = (workers[last] - workers[first]) / (measure(last) - measure(first))
    return (
        lambda value: bottom + slope * value,
        lambda count: workers[first] + step * (measure(count) - measure(first)),
        lambda x: number((x - workers[first]) / step + measure(first)),
    )


def numbers_in(path: object) -> list[float]:
    """Return the numbers of a path, in order."""
    return [float(each) for each in re.findall(r"[\d.]+", path.get("d"))]  # type: ignore[attr-defined]


def pairs_in(path: object) -> list[tuple[float, float]]:
    """Return the points of a path."""
    found = numbers_in(path)
    return list(zip(found[::2], found[1::2], strict=True))


# What is published for programs to read


def test_the_published_times_follow_from_their_seconds() -> None:
    content = json.loads(fragments_in("book/timings.json.txt")["timings.json"])
    assert set(content["timings"]) == set(times.OWN)
    for name, published in content["timings"].items():
        timing = times.OWN[name]
        for row, given in zip(timing.rows, published["rows"], strict=True):
            assert given["name"] == row.name
            if row.missing:
                assert (given["median_seconds"], given["speedup"]) == (None, {})
                continue
            each = [one / row.work for one in row.seconds]
            low, median, high = ends(each)
            expected = {"min": min(each), "low": low, "median": median, "high": high}
            expected["max"] = max(each)
            for which, value in expected.items():
                assert given[f"{which}_seconds"] == pytest.approx(value)
            for base, ratio in given["speedup"].items():
                same = [b for b in in_table(timing) if (b.name, b.size) == (base, row.size)]
                over = ratios(same[0], row)
                low, median, high = ends(over)
                assert ratio == pytest.approx(
                    {"min": min(over), "low": low, "median": median, "high": high, "max": max(over)}
                )


# Hosts


def test_costs_of_hosts_follow_from_their_rounds() -> None:
    fragments = fragments_in("book/clusters.txt")
    (table,) = tables_in(fragments["clusters/costs.md"])
    titles = {"multiprocessing": "pool", "MPI": "mpi"}
    pays: dict[str, list[str]] = {}
    for cells in table:
        engine = titles.get(cells["Engine"], cells["Engine"].lower())
        assert cells["Hosts"] == ("1" if engine == "pool" else "3")
        for number, points in enumerate(("480,000", "4,800,000", "48,000,000")):
            time, _, ratio = cells[f"{points} points"].partition("\n")
            taken = hosts.COSTS[engine][number]
            over = [a / b for a, b in zip(hosts.COSTS["pool"][number], taken, strict=True)]
            check_sentence(time, list(taken))
            check(ratio, over)
            if min(over) > 1 and engine != "pool":
                pays.setdefault(cells["Engine"], []).append(points)
    said = fragments["clusters/pays.md"].splitlines()
    for line, title in zip(said, ("Dask", "joblib", "Ray", "MPI"), strict=True):
        sizes = pays.get(title)
        words = f"with {' and '.join(sizes)} points" if sizes else "at none of these sizes"
        assert line == f"- {title} {words}"
    bars = bars_in(fragments_in("book/clusters.bars.txt")["clusters/costs.bars.md"])
    over_all = [
        [a / b for a, b in zip(hosts.COSTS["pool"][2], hosts.COSTS[engine][2], strict=True)]
        for engine in ("pool", "dask", "joblib", "ray", "mpi")
    ]
    longest = max(max(each) for each in over_all)
    for over, bar in zip(over_all, bars, strict=True):
        expected = [100 * each / longest for each in ends(over)]
        assert [bar["low"], bar["width"], bar["high"]] == pytest.approx(expected, abs=0.02)
        check_sentence(str(bar["text"]), over)
