"""Every number of a timing that a page shows follows from the seconds that were kept.

A column, a row or a line that nothing here knows is a fault, so a new one needs its rule.
"""

import functools
import itertools
import json
import math
import re
from collections.abc import Iterator
from typing import Any

import markdown
import pytest
from lxml import html

from tests.site.conftest import ROOT
from tests.site.facts import COMPARISONS
from tests.site.grammar import DURATION, Shown, says
from tests.site.measured import (
    Raw,
    Spread,
    ceiling_of,
    loaded,
    number_of,
    own_timing,
    pays_from,
    plain_rows,
    says_interval,
    says_speedup,
    says_time,
    says_vaguely,
    says_value,
    share_of_ceiling,
    speedup_of,
    stored_timings,
    summary_of,
    task_sizes,
    throughput_of,
    time_of,
)
from tests.site.stream import Cell, Item, cell_of, table_of, text_of

NOTHING = Cell("–", "")


def timings_shown(shown: list[Shown]) -> Iterator[tuple[str, str, Raw, tuple[Item, ...]]]:
    """Yield what each table or chart shows: comparison, part, the timing as kept, its items."""
    at: dict[str, Any] = {}
    for each in shown:
        comparison, _, part = each.id.partition(".")
        if each.kind == "stored":
            summary = text_of(each.items[0].element.find("summary"))
            found = [t for t in stored_timings(comparison) if summary_of(t) == summary]
            assert found, f"{each.page.name}: {summary!r} is no stored timing of {comparison}"
            at[each.id] = found[0]
        elif each.kind.startswith(("timing", "stored ")):
            timing = own_timing(comparison) if each.kind.startswith("timing") else at[each.id]
            assert timing, f"{each.page.name}: no timing of {comparison} is kept"
            yield comparison, part, timing, each.items


def test_every_table_of_times_follows_from_the_seconds(shown: list[Shown]) -> None:
    faults = []
    for comparison, part, timing, items in timings_shown(shown):
        try:
            check_part(comparison, part, timing, items)
        except AssertionError as error:
            faults.append(f"{comparison} {part}: {error}")
    assert faults == []


def check_part(comparison: str, part: str, timing: Raw, items: tuple[Item, ...]) -> None:
    """Check one table or chart, with the line below it."""
    assert timing["missing"] is None
    if part == "bars":
        check_bars(comparison, timing, items[0].element)
    elif part == "workers":
        charts, table, line = items
        check_sweep(comparison, timing, table)
        check_charts(timing, charts.element, table)
        check_line(timing, line.text)
    elif part == "sizes":
        table, line, *sentences = items
        check_sizes(timing, table)
        check_pays(timing, [each.text for each in sentences])
        check_line(timing, line.text)
    else:
        assert part == ""
        table, line, *_ = items
        check_table(comparison, timing, *table_of(table))
        check_line(timing, line.text)


def check_table(comparison: str, timing: Raw, heads: list[str], rows: list[list[Cell]]) -> None:
    """Check every cell under the head that it stands under."""
    wanted = plain_rows(timing)
    assert [row[0].text for row in rows] == [row["name"] for row in wanted]
    catalog = COMPARISONS[comparison]
    baselines = catalog.against or (timing["rows"][0]["name"],)
    over = [
        name if len(baselines) > 1 or name != timing["rows"][0]["name"] else ""
        for name in baselines
    ]
    told = [
        head.removeprefix("Speed-up").removeprefix(" over ")
        for head in heads
        if head.startswith("Speed-up")
    ]
    assert told == over, f"speed-ups over {told}, not {over}"
    assert len(set(heads)) == len(heads)
    for cells, row in zip(rows, wanted, strict=True):
        for head, cell in zip(heads, cells, strict=True):
            assert cell_is_right(comparison, timing, row, head, cell), (
                f"{row['name']}: {head}: {cell.text!r} ({cell.below!r})"
            )
    bounded = any(ceiling_of(comparison, timing, row) for row in wanted)
    columns = {"Of the ceiling"} if timing["copies"] else {"Efficiency", "Ceiling"}
    assert {*columns} & {*heads} == (columns if bounded else set())
    assert ("Code" in heads) == catalog.costs
    assert not catalog.result or catalog.result in heads


def cell_is_right(comparison: str, timing: Raw, row: Raw, head: str, cell: Cell) -> bool:
    """Tell whether a cell says what follows from the seconds, for the column of this head."""
    catalog = COMPARISONS[comparison]
    first = timing["rows"][0]["name"]
    cpus = timing["machine"]["usable_cpus"]
    speedup = speedup_of(timing, row, first)
    ceiling = ceiling_of(comparison, timing, row)
    if head == "Program":
        return cell.below == str(row["command"]).removeprefix("python ")
    if head == f"Time{' per ' * bool(timing['per'])}{timing['per']}":
        if row["missing"]:
            return cell == Cell(f"not run: {row['missing']}", "")
        return bool(cell.below) and says_time(cell.text, cell.below, time_of(row))
    if head.startswith("Speed-up"):
        name = head.removeprefix("Speed-up").removeprefix(" over ") or first
        return speedup_is_right(timing, row, name, cell)
    if head == "Of the ceiling":
        return share_is_right(comparison, timing, row, cell)
    if head == "Efficiency":
        if speedup is None or ceiling is None:
            return cell == NOTHING
        return cell.text.endswith("%") and says_value(
            cell.text, cell.below, speedup.times(1 / cpus), promised=True
        )
    if head == "Ceiling":
        if ceiling is None:
            return cell == NOTHING
        return cell.text.endswith("×") and says_value(cell.text, cell.below, ceiling, promised=True)
    if head == "Code":
        packages = ", ".join(row["packages"])
        return cell == Cell(f"{row['lines']} lines", packages)
    if head == catalog.result:
        return result_is_right(row["result"], cell)
    raise AssertionError(f"no rule for a column called {head!r}; write one here")


def speedup_is_right(timing: Raw, row: Raw, name: str, cell: Cell) -> bool:
    """Tell whether a cell says how many times as fast as the row of this name a row was."""
    speedup = speedup_of(timing, row, name)
    if row["name"] == name and not row["missing"]:
        return cell == Cell("1×", "")
    if speedup is None:
        return cell == NOTHING
    if "difference" in cell.text or "slower" in cell.text:
        return bool(cell.below) and says_speedup(cell.text, cell.below, speedup)
    return says_speedup(cell.text, cell.below, speedup)


def share_is_right(comparison: str, timing: Raw, row: Raw, cell: Cell) -> bool:
    """Tell whether a cell says which part of its ceiling a row reached, and the ceiling."""
    share, ceiling = share_of_ceiling(comparison, timing, row), ceiling_of(comparison, timing, row)
    if share is None or ceiling is None:
        return cell == NOTHING
    below, _, of = cell.below.rpartition("of ")
    text, _, interval = of.partition(" (")
    return (
        cell.text.endswith("%")
        and says_value(cell.text, below.strip(), share, promised=True)
        and text.endswith("×")
        and says_value(text, interval.rstrip(")"), ceiling, promised=True)
    )


def result_is_right(result: Any, cell: Cell) -> bool:
    """Tell whether a cell says what a call returned."""
    match result:
        case None:
            return cell == NOTHING
        case [float() as value, float() as error]:
            return cell == Cell(f"{value:.6f}", f"± {error:.6f}")
        case _:
            text = str(result)
            return cell == Cell(text if len(text) <= 200 else f"{text[:200]}…", "")


def check_sizes(timing: Raw, table: Item) -> None:
    """Check a table in which each line is a size."""
    heads, rows = table_of(table)
    sizes = list(dict.fromkeys(row["size"] for row in timing["rows"]))
    names = list(dict.fromkeys(row["name"] for row in timing["rows"]))
    over = [f"Speed-up {name}" if len(names) > 2 else "Speed-up" for name in names[1:]]
    assert heads == ["Size", *over, *names], heads
    assert [row[0].text for row in rows] == [grouped(size) for size in sizes]
    for cells, size in zip(rows, sizes, strict=True):
        for number, name in enumerate(names):
            (row,) = [r for r in timing["rows"] if (r["name"], r["size"]) == (name, size)]
            time = cells[len(names) + number]
            right = (
                time == Cell("not run", "")
                if row["missing"]
                else bool(time.below) and says_time(time.text, time.below, time_of(row))
            )
            assert right, f"{name} at {size}: {time}"
            if number:
                cell = cells[number]
                assert speedup_is_right(timing, row, names[0], cell), f"{name} at {size}: {cell}"


def grouped(size: str) -> str:
    """Return a size as a table shows it."""
    return f"{int(size):,}" if size.isdecimal() and size.isascii() else size


def check_pays(timing: Raw, sentences: list[str]) -> None:
    """Check from which size on a page says that something is faster."""
    sizes = list(dict.fromkeys(row["size"] for row in timing["rows"]))
    first, *names = dict.fromkeys(row["name"] for row in timing["rows"])
    wanted = []
    for name in names:
        size = pays_from(timing, name, sizes)
        wanted.append(
            f"{name} is faster than {first} from a size of {grouped(size)} on."
            if size
            else f"{name} is not reliably faster than {first} at the largest of these sizes."
        )
    assert sentences == wanted


def check_sweep(comparison: str, timing: Raw, table: Item) -> None:
    """Check a table in which each line is a number of workers."""
    heads, rows = table_of(table)
    assert heads == ["Workers", "Speed-up", "Of the ceiling", "Time", "Efficiency"]
    swept = sweep_of(timing, [row[0].text for row in rows])
    first = timing["rows"][0]["name"]
    for cells, row in zip(rows, swept, strict=True):
        speedup = speedup_of(timing, row, first)
        assert speedup
        efficiency = cells[4]
        right = [
            says_speedup(cells[1].text, cells[1].below, speedup),
            share_is_right(comparison, timing, row, cells[2]),
            bool(cells[3].below) and says_time(cells[3].text, cells[3].below, time_of(row)),
            efficiency.text.endswith("%")
            and says_value(
                efficiency.text, efficiency.below, speedup.times(1 / row["workers"]), promised=True
            ),
        ]
        assert all(right), f"{row['workers']} workers: {right}, {cells}"


def sweep_of(timing: Raw, workers: list[str]) -> list[Raw]:
    """Return the rows of the one run that was timed with just these numbers of workers."""
    groups = itertools.groupby(
        (row for row in timing["rows"] if row["sweep"] and not row["missing"]),
        key=lambda row: row["name"],
    )
    sweeps = [list(group) for _, group in groups]
    (found,) = [each for each in sweeps if [str(row["workers"]) for row in each] == workers]
    return found


def check_charts(timing: Raw, figure: html.HtmlElement, table: Item) -> None:
    """Check where points, their intervals and the ceiling stand, by the labels of the axes."""
    swept = sweep_of(timing, [row[0].text for row in table_of(table)[1]])
    first = timing["rows"][0]["name"]
    throughput = throughput_of(timing)
    together = throughput.median if throughput else float(timing["machine"]["usable_cpus"])
    speedup, efficiency = figure.xpath(".//svg[@class='chart']")
    for chart, name, unit in ((speedup, "Speed-up", 1.0), (efficiency, "Efficiency", 0.01)):
        assert text_of(chart.xpath("./text[@class='chart-name']")[0]) == name
        ticks = [
            (float(t.get("y")) - 3.5, text_of(t))
            for t in chart.xpath("./text[@text-anchor='end'][not(@class)]")
        ]
        places = [(y, float(re.sub(r" ?[×%]$", "", text)) * unit) for y, text in ticks]
        (y0, low), (y1, high) = places[0], places[-1]
        value_of = functools.partial(value_at, y0=y0, y1=y1, low=low, high=high)
        pixel = abs((high - low) / (y1 - y0))
        for y, value in places:
            assert abs(value_of(y) - value) <= 0.2 * pixel, f"{name}: the axis is uneven"
        points = chart.xpath("./circle")
        spreads = chart.xpath("./path[@class='chart-spread']/@d")
        assert len(points) == len(spreads) == len(swept)
        xs = [float(point.get("cx")) for point in points]
        labels = {
            float(t.get("x")): text_of(t) for t in chart.xpath("./text[@text-anchor='middle']")
        }
        for point, line, row, x in zip(points, spreads, swept, xs, strict=True):
            spread = speedup_of(timing, row, first)
            assert spread
            spread = spread if chart is speedup else spread.times(1 / row["workers"])
            assert labels.get(x, str(row["workers"])) == str(row["workers"])
            at, bottom, top = map(float, re.findall(r"[\d.]+", line))
            assert at == x
            for y, value in (
                (float(point.get("cy")), spread.median),
                (bottom, spread.ends[0]),
                (top, spread.ends[1]),
            ):
                assert abs(value_of(y) - value) <= 0.2 * pixel, f"{name}, {row['workers']}: {value}"
        assert labels
        assert xs == sorted(xs)
        most = swept[-1]["workers"]
        ceiling = line_of(chart, "chart-ceiling")
        ideal = line_of(chart, "chart-ideal")
        last = min(most, together) / (1 if chart is speedup else most)
        assert abs(value_of(ceiling[-1][1]) - last) <= 0.2 * pixel, f"{name}: ceiling"
        assert ceiling[-1][0] == xs[-1]
        wanted = (1.0, None) if chart is speedup else (1.0, 1.0)
        assert abs(value_of(ideal[0][1]) - 1.0) <= 0.2 * pixel
        if wanted[1]:
            assert abs(value_of(ideal[-1][1]) - 1.0) <= 0.2 * pixel
        assert [point[:2] for point in line_of(chart, "chart-measured")] == [
            (float(p.get("cx")), float(p.get("cy"))) for p in points
        ]
        check_description(text_of(chart.find("desc")), timing, swept, name)


def value_at(y: float, *, y0: float, y1: float, low: float, high: float) -> float:
    """Return the value at a height, between two ticks."""
    return low + (y - y0) * (high - low) / (y1 - y0)


def line_of(chart: html.HtmlElement, name: str) -> list[tuple[float, float]]:
    """Return the corners of a line."""
    (path,) = chart.xpath(f"./path[@class='{name}']/@d")
    return [(float(x), float(y)) for x, y in re.findall(r"[ML]([\d.]+) ([\d.]+)", path)]


def check_description(text: str, timing: Raw, swept: list[Raw], name: str) -> None:
    """Check what a chart tells those who do not see it."""
    first = timing["rows"][0]["name"]
    found = re.fullmatch(
        rf"{name} by number of workers: (.+)\. The highest median is at (\d+)\.", text
    )
    assert found, text
    parts = re.findall(r"(.+?) with (\d+)(?:, |$)", found[1])
    assert [int(number) for _, number in parts] == [row["workers"] for row in swept]
    medians = {}
    for (words, _), row in zip(parts, swept, strict=True):
        spread = speedup_of(timing, row, first)
        assert spread
        spread = spread.times(1 if name == "Speed-up" else 1 / row["workers"])
        medians[row["workers"]] = spread.median
        value, _, below = words.partition(" (")
        judge = says_speedup if name == "Speed-up" else promised
        assert judge(value, below.rstrip(")"), spread), f"{words} with {row['workers']}"
    assert medians[int(found[2])] == max(medians.values())


def promised(text: str, below: str, spread: Spread) -> bool:
    """Tell whether these words say a part of a whole."""
    return text.endswith("%") and says_value(text, below, spread, promised=True)


def check_line(timing: Raw, text: str) -> None:
    """Check the numbers of the line below a table."""
    rounds = re.search(r"(\d+) rounds in turn: median, and below it its interval", text)
    assert rounds
    assert int(rounds[1]) == timing["rounds"] == len(timing["rows"][0]["seconds"]), text
    loads = re.match(
        rf"Starting Python and loading the first program takes ({DURATION.pattern}) of each", text
    )
    if loads:
        assert says(loads[1], loaded(timing)), text
    throughput = throughput_of(timing)
    copies = re.search(
        r"ceiling: (\d+) cop(?:y|ies) of (.+) at once do(?:es)? (.+?) the work of one", text
    )
    assert bool(copies) == bool(throughput), text
    if copies and throughput:
        assert int(copies[1]) == timing["copies"]["count"]
        assert copies[2] == timing["rows"][0]["name"]
        value, _, below = copies[3].partition(" (")
        assert says_value(value, below.rstrip(")"), throughput, promised=True), text
    for over in re.findall(r"speed-up over (.+?) ·", text):
        assert over == timing["rows"][0]["name"], text
    rest = re.sub(
        r"[^·]*(rounds in turn|loading the first|ceiling: |speed-up over |efficiency: |"
        r"how times are measured|with a warm pool|, and so on)[^·]*",
        "",
        text,
    )
    assert not re.search(r"\d", rest), f"no rule for {rest!r}; write one here"


def check_bars(comparison: str, timing: Raw, figure: html.HtmlElement) -> None:
    """Check names, texts and lengths of bars."""
    first = timing["rows"][0]["name"]
    times = COMPARISONS[comparison].bars == "times"
    rows = [
        (row, time_of(row) if times else speedup_of(timing, row, first))
        for row in plain_rows(timing)
        if not row["missing"]
    ]
    pairs = [(row, spread) for row, spread in rows if spread]
    bars = figure.xpath(".//li")
    assert [text_of(bar.xpath("./span[1]")[0]) for bar in bars] == [row["name"] for row, _ in pairs]
    for bar, (row, spread) in zip(bars, pairs, strict=True):
        text = text_of(bar.xpath("./span[@class='bars-value']")[0])
        ratio, _, time = text.rpartition(" · ")
        assert says_time(time, "", time_of(row)), f"{row['name']}: {text}"
        assert bool(ratio) != times
        assert times or says_speedup(ratio, "", spread) or says_vaguely(ratio, spread), text
    unit = f", per {timing['per']}" if timing["per"] else ""
    title = text_of(figure.find("figcaption")).partition(", on a logarithmic axis")[0]
    assert title == (f"Time{unit}" if times else f"How many times as fast as {first}{unit}")
    check_lengths(figure, [spread for _, spread in pairs], log=not times)
    found = re.match(
        r"(\d+) bars?, from (.+) \((.+?)\) to (.+) \((.+?)\)$", figure.get("aria-label") or ""
    )
    assert found, figure.get("aria-label")
    ordered = sorted(pairs, key=lambda pair: pair[1].median)
    assert int(found[1]) == len(bars)
    assert found[3] in {r["name"] for r, s in ordered if s.median == ordered[0][1].median}
    assert found[5] in {r["name"] for r, s in ordered if s.median == ordered[-1][1].median}


def check_lengths(figure: html.HtmlElement, spreads: list[Spread], *, log: bool) -> None:
    """Check that every bar and its interval end where their values are on one axis."""
    places: list[tuple[float, float]] = []
    for bar, spread in zip(figure.xpath(".//li"), spreads, strict=True):
        length = bar.xpath("./span[@class='bars-track']/svg/rect[@class='bars-bar']/@width")[-1]
        places.append((spread.median, float(length.rstrip("%"))))
        for line in bar.xpath("./span[@class='bars-track']/svg/rect[@class='bars-spread']"):
            left, width = (float(line.get(name).rstrip("%")) for name in ("x", "width"))
            places += [(spread.ends[0], left), (spread.ends[1], left + width)]
        assert len(bar.xpath("./span[@class='bars-track']/svg/rect[@class='bars-spread']")) == 1
    assert max(place for _, place in places) <= 100.01
    lines = [
        float(each) for each in re.findall(r"[\d.]+", " ".join(figure.xpath(".//li[1]//line/@x1")))
    ]
    if not log:
        assert lines == []
        assert abs(max(place for _, place in places) - 100) <= 0.02
        for value, place in places:
            assert abs(place - 100 * value / max(value for value, _ in places)) <= 0.03
        return
    said = re.search("each line is (ten times|twice) the one before", figure.text_content())
    assert said, "no word of the lines"
    base = {"ten times": 10, "twice": 2}[said[1]]
    inside = [(math.log(value, base), place) for value, place in places if place > 0]
    (x0, p0), (x1, p1) = min(inside), max(inside)
    for x, place in inside:
        if x1 > x0:
            assert abs(p0 + (x - x0) * (p1 - p0) / (x1 - x0) - place) <= 0.05, "uneven lengths"
    for line in lines:
        power = x0 + (line - p0) * (x1 - x0) / (p1 - p0)
        assert abs(power - round(power)) <= 0.01, f"a line is no power of {base}"


def test_tables_of_tasks_follow_from_the_seconds() -> None:
    """No page need show them: the fragments are read as the builder would."""
    for comparison, catalog in COMPARISONS.items():
        path = ROOT / "build" / "pages" / "timings" / f"{comparison}.tasks.md"
        timing = own_timing(comparison)
        if not catalog.tasks or timing is None or not path.is_file():
            continue
        text = path.read_text("utf-8").replace(' data-search-exclude="true" markdown', "")
        root = html.fromstring(
            markdown.markdown(
                re.sub(r"</?div[^>]*>", "", text), extensions=["tables", "attr_list"]
            ).join(["<div>", "</div>"])
        )
        heads = [text_of(each) for each in root.xpath(".//th")]
        assert heads == ["Task alone", "Median", "Share of the work"]
        sizes = task_sizes(timing)
        rows = [[cell_of(cell) for cell in row.xpath("./td")] for row in root.xpath(".//tbody/tr")]
        for cells, task, size in zip(rows, timing["tasks"], sizes, strict=True):
            assert cells[0].text == task["command"].removeprefix("python ")
            assert says_time(cells[1].text, cells[1].below, Spread(tuple(task["seconds"])))
            share = re.fullmatch(r"(\d+) %", cells[2].text)
            assert share
            assert abs(int(share[1]) - 100 * size / sum(sizes)) <= 0.5001
        line = text_of(root.xpath(".//p[@class='circumstances']")[0])
        told = re.search(r"ceiling for whole tasks, however many workers: ([\d.]+)×", line)
        assert told
        assert abs(float(told[1]) - sum(sizes) / max(sizes)) <= 0.0051
        load = re.search(rf"loading the program, ({DURATION.pattern}), is taken off", line)
        assert not load or says(load[1], loaded(timing))


def test_a_stored_timing_says_what_follows_from_its_seconds() -> None:
    """Its file holds medians and ratios, too, for whoever reads it."""
    for comparison in COMPARISONS:
        for timing in stored_timings(comparison):
            for row in timing["rows"]:
                if row["missing"]:
                    continue
                spread = time_of(row)
                told = [row[f"{name}_seconds"] for name in ("median", "low", "high", "min", "max")]
                wanted = [spread.median, *spread.ends, min(spread.values), max(spread.values)]
                assert told == pytest.approx(wanted), f"{comparison}: {row['name']}"


def test_the_numbers_that_follow_are_those_of_the_published_file() -> None:
    """build/timings.json is what others store: it must not differ from the pages."""
    path = ROOT / "build" / "timings.json"
    if not path.is_file():
        return
    for comparison, timing in json.loads(path.read_bytes())["timings"].items():
        kept = own_timing(comparison)
        assert kept
        assert kept["recorded_at"] == timing["recorded_at"], comparison
        for row, raw in zip(timing["rows"], kept["rows"], strict=True):
            assert row["seconds"] == raw["seconds"]
            if raw["missing"]:
                continue
            assert row["median_seconds"] == pytest.approx(time_of(raw).median)
            for name, ratio in row["speedup"].items():
                spread = speedup_of(kept, raw, name)
                assert spread
                assert [ratio["median"], ratio["low"], ratio["high"]] == pytest.approx(
                    [spread.median, *spread.ends]
                )


def test_the_judge_of_words_is_strict() -> None:
    spread = Spread((1.0, 1.1, 1.2, 1.3))
    assert says_interval("1.0 to 1.3×", spread)
    assert not says_interval("1.1 to 1.3×", spread)
    assert not says_interval("0.8 to 1.3×", spread)
    assert says_time("1.15 s", "1.0 to 1.3 s", spread)
    assert not says_time("1.15 ms", "1.0 to 1.3 s", spread)
    assert not says_time("1.0 s", "1.0 to 1.3 s", spread)
    assert says_speedup("slower or faster", "1.0 to 1.3×", spread)
    assert not says_speedup("1.15×", "", spread)
    assert not says_value("1.2×", "", Spread((1.0, 1.2, 1.2, 1.6)), promised=True)
    assert number_of("11,006.20") == 11006.2
