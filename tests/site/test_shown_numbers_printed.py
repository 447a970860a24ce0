"""What a program prints of times fits together: ratios their times, medians their bounds."""

import math
import re
from collections.abc import Callable, Mapping, Sequence

import attrs

from tests.site.facts import ENTRIES, runs_for_page
from tests.site.grammar import Shown, lines_of_run
from tests.site.measured import UNITS
from tests.site.stream import code_of, table_of, text_of

NUMBER = re.compile(r"[−+-]?\d[\d,]*(?:\.\d+)?")
DERIVED = re.compile(
    r"speed-?up|ratio|\bover\b|\bshare\b|ideal|efficien|\bgain|limit|at least|%|×", re.IGNORECASE
)
MEASURED = {"its share", "Won at a fourth (rounds)"}
"""Heads of what is counted or measured, although they sound as if they followed from others."""

Row = Mapping[str, str]


@attrs.frozen
class Table:
    """A table that a program printed."""

    where: str
    heads: list[str]
    rows: list[list[str]]

    def dicts(self) -> list[Row]:
        """Return its rows by head; a head that stands there twice is numbered."""
        names = unique(self.heads)
        return [dict(zip(names, row, strict=True)) for row in self.rows]


def unique(heads: Sequence[str]) -> list[str]:
    """Return heads, each with the one before it if it stands there twice."""
    return [
        f"{heads[n - 1]}: {head}" if heads.count(head) > 1 else head for n, head in enumerate(heads)
    ]


def printed_tables(shown: list[Shown]) -> list[Table]:
    """Return every table that a program printed, whether a page shows it as a table or as text."""
    found = []
    for each in shown:
        if each.kind == "table":
            heads, rows = table_of(each.items[0])
            cells = [[cell.text for cell in row] for row in rows]
            found.append(Table(f"{each.page.name}: {each.id}", heads, cells))
        elif each.kind == "output":
            lines = [re.split(r" {2,}", line.strip()) for line in code_of(each.items[0])[1:]]
            alike = [line for line in lines if len(line) == len(lines[0])] if lines else []
            if len(alike) == len(lines) > 1 and len(lines[0]) > 1:
                found.append(Table(f"{each.page.name}: {each.id}", lines[0], lines[1:]))
    return found


def value(text: str) -> float:
    """Return the first number of a cell."""
    found = NUMBER.search(text)
    assert found, f"{text!r} is no number"
    return float(found[0].replace(",", "").replace("−", "-"))


def unit_of(text: str) -> float:
    """Return one half of the last digit of the first number of a cell."""
    found = NUMBER.search(text)
    assert found
    return 0.5 * float(10.0 ** -len(found[0].partition(".")[2]))


def fits(told: str, over: str, under: str, factor: float = 1.0) -> bool:
    """Tell whether a ratio is that of two numbers, as far as their digits go."""
    low = (value(over) - unit_of(over)) / (value(under) + unit_of(under)) * factor
    least = value(under) - unit_of(under)
    high = (value(over) + unit_of(over)) / least * factor if least > 0 else float("inf")
    spare = unit_of(told) * 1.001
    return low - spare <= value(told) <= high + spare


def near(told: str, wanted: float, relative: float = 0.0) -> bool:
    """Tell whether a number is this one, as far as its digits go."""
    return abs(value(told) - wanted) <= unit_of(told) * 1.01 + relative * abs(wanted)


def of_tasks(row: Row, rows: Sequence[Row]) -> bool:
    """Return whether a speed-up is that over the first way to do the same tasks."""
    first = next(each for each in rows if each["Tasks"] == row["Tasks"])
    return fits(row["Speed-up"], first["A task (µs)"], row["A task (µs)"])


def of_a_law(row: Row, rows: Sequence[Row]) -> bool:
    """Return whether a speed-up is Amdahl's or Gustafson's, with one serial share for all rows."""
    n, told = value(row["CPUs"]), value(row["Speed-up"])
    last, most = value(rows[-1]["Speed-up"]), value(rows[-1]["CPUs"])
    amdahl = (1 / last - 1 / most) / (1 - 1 / most)
    gustafson = (most - last) / (most - 1)
    return min(
        abs(told - 1 / (amdahl + (1 - amdahl) / n)), abs(told - n + gustafson * (n - 1))
    ) <= (0.0051 + 0.0005 * told)


def of_the_fit(row: Row, rows: Sequence[Row]) -> bool:
    """Return whether a speed-up belongs to the time beside it: their product is one time."""
    alone = value(rows[0]["Speed-up"]) * value(rows[0]["Time (s)"])
    return near(row["Speed-up"], alone / value(row["Time (s)"]), relative=0.004)


def serial_share(row: Row, _: Sequence[Row]) -> bool:
    """Return whether a serial share follows from the speed-up beside it."""
    n, speedup = value(row["CPUs"]), value(row["Speed-up"])
    wanted = 100 * (1 / speedup - 1 / n) / (1 - 1 / n)
    return abs(value(row["Serial share (%)"]) - wanted) <= 0.6


def limit(row: Row, _: Sequence[Row]) -> bool:
    """Return whether a limit follows from the serial share beside it."""
    share = value(row["Serial share (%)"])
    if share <= 0:
        return row["Limit of the speed-up"] == "none"
    return near(row["Limit of the speed-up"], 100 / share, relative=0.002)


RULES: dict[tuple[str, str], Callable[[Row, Sequence[Row]], bool]] = {
    ("Ratio", "Tree, ms"): lambda row, _: fits(
        row["Ratio"], row["One by one, ms"], row["Tree, ms"]
    ),
    ("Pool over alone", "Pool, ms"): lambda row, _: fits(
        row["Pool over alone"], row["Alone, ms"], row["Pool, ms"]
    ),
    ("Speed-up", "A task (µs)"): of_tasks,
    ("Speed-up", "Of the ideal (%)"): of_a_law,
    ("Speed-up", "Serial share (%)"): of_the_fit,
    ("Of the ideal (%)", "CPUs"): lambda row, _: near(
        row["Of the ideal (%)"], 100 * value(row["Speed-up"]) / value(row["CPUs"]), 0.005
    ),
    ("Serial share (%)", "CPUs"): serial_share,
    ("Limit of the speed-up", "Serial share (%)"): limit,
    ("At least (ms)", "Cost (ms)"): lambda row, _: fits(
        row["At least (ms)"], row["Cost (ms)"], "0.5000"
    ),
    ("Kept", "Update"): lambda row, _: 0 < value(row["Kept"]) <= 100,
}
"""How a column follows from others, by its head and another one that it stands beside."""


def test_what_follows_from_times_follows_from_those_beside_it(shown: list[Shown]) -> None:
    faults = []
    checked = 0
    for table in printed_tables(shown):
        rows = table.dicts()
        for head in unique(table.heads):
            rules = [
                rule
                for (name, beside), rule in RULES.items()
                if name == head and beside in table.heads
            ]
            has_bounds = next_is_bounds(table.heads, head)
            derived = DERIVED.search(head) or any("×" in row[head] for row in rows)
            if derived and not rules and not has_bounds and head not in MEASURED:
                faults.append(
                    f"{table.where}: no rule for a column called {head!r}; write one here"
                )
            for rule in rules:
                for row in rows:
                    checked += 1
                    if not rule(row, rows):
                        faults.append(f"{table.where}: {head}: {dict(row)}")
    assert faults == []
    assert checked or not shown


def next_is_bounds(heads: Sequence[str], head: str) -> bool:
    """Tell whether bounds of what was measured follow a column."""
    at = list(heads).index(head) if head in heads else -1
    return (
        at >= 0 and re.match(r"min\b", " ".join(heads[at + 1 : at + 2]), re.IGNORECASE) is not None
    )


def test_each_median_lies_between_its_bounds(shown: list[Shown]) -> None:
    faults = []
    checked = 0
    for table in printed_tables(shown):
        for number, head in enumerate(table.heads[1:], 1):
            if re.match(r"min\b(?! to)", head, re.IGNORECASE):
                assert re.match(r"max\b", table.heads[number + 1], re.IGNORECASE), table.heads
                bounds = [(row[number - 1], row[number], row[number + 1]) for row in table.rows]
            elif re.match(r"(min to max|middle half)\b", head, re.IGNORECASE):
                bounds = [(row[number - 1], *row[number].split(" to ")) for row in table.rows]  # type: ignore[misc]
            else:
                continue
            for middle, low, high in bounds:
                checked += 1
                if not value(low) <= value(middle) <= value(high):
                    faults.append(f"{table.where}: {head}: {middle} of {low} to {high}")
        for row in table.rows:
            for cell in row:
                if found := re.fullmatch(r"(.+?) \(([\d.,]+) to ([\d.,]+)\)", cell):
                    checked += 1
                    if not value(found[2]) <= value(found[1]) <= value(found[3]):
                        faults.append(f"{table.where}: {cell}")
    assert faults == []
    assert checked or not shown


def test_bars_of_a_printed_table_are_its_column(shown: list[Shown]) -> None:
    """Their names, texts, order and lengths are those of the run that the page shows."""
    for each in shown:
        if each.kind != "bars":
            continue
        entry = ENTRIES[each.id]
        bars = entry.show.bars
        assert bars
        figure = each.items[0].element
        told = [
            (text_of(bar.xpath("./span[1]")[0]), text_of(bar.xpath("./span[3]")[0]))
            for bar in figure.xpath(".//li")
        ]
        for run in runs_for_page(entry, each.here):
            heads, *rows = [re.split(r" {2,}", line.strip()) for line in lines_of_run(run) if line]
            column = heads.index(bars.value)
            names = [", ".join(row[heads.index(name)] for name in bars.name) for row in rows]
            if told == list(zip(names, [row[column] for row in rows], strict=True)):
                break
        else:
            raise AssertionError(f"{each.page.name}: {each.id}: no run printed {told}")
        assert text_of(figure.find("figcaption")).startswith(bars.value), each.id
        values = [
            value(row[column]) * UNITS.get(row[column].rpartition(" ")[2], 1.0) for row in rows
        ]
        lengths = [
            float(bar.xpath(".//rect[@class='bars-bar']/@width")[-1].rstrip("%"))
            for bar in figure.xpath(".//li")
        ]
        check_lengths_of(values, lengths, log=bars.log, where=each.id)
        least, most = min(values), max(values)
        label = figure.get("aria-label") or ""
        assert label.startswith(f"{len(rows)} bar"), label
        assert f"from {rows[values.index(least)][column]} (" in label, label
        assert f"to {rows[values.index(most)][column]} (" in label, label


def check_lengths_of(
    values: Sequence[float], lengths: Sequence[float], *, log: bool, where: str
) -> None:
    """Check that bars are as long as their values, on an axis of either kind."""
    most = max(values)
    if not log:
        for one, length in zip(values, lengths, strict=True):
            assert abs(length - 100 * one / most) <= 0.02, where
        return
    least = 10.0 ** (math.ceil(math.log10(min(values))) - 1)  # a power of ten below all bars
    axis = math.log(max(most, 10 * least) / least)  # at least from one to the next
    for one, length in zip(values, lengths, strict=True):
        assert abs(length - 100 * math.log(one / least) / axis) <= 0.02, where


def test_phases_and_shares_of_a_program_fit_its_times(shown: list[Shown]) -> None:
    for each in shown:
        if each.kind != "output":
            continue
        text = "\n".join(code_of(each.items[0])[1:])
        if each.id == "pi/measure_the_phases":
            check_phases(text)
        if found := re.search(
            r"([\d.]+) s alone, ([\d.]+) s with (\d+) workers\nserial share: .*, (-?\d+) ?% found",
            text,
        ):
            alone, together = found[1], found[2]
            n = int(found[3])
            bounds = []
            for one, other in ((1, -1), (-1, 1)):
                speedup = (float(alone) + one * unit_of(alone)) / (
                    float(together) + other * unit_of(together)
                )
                bounds.append(100 * (1 / speedup - 1 / n) / (1 - 1 / n))
            assert min(bounds) - 0.51 <= int(found[4]) <= max(bounds) + 0.51, text


def check_phases(text: str) -> None:
    """Check the shares of phases, and what follows from the serial ones."""
    phases = re.findall(r"^(.+?) +([\d.]+) ms +([\d.]+) ?% +(.+)$", text, flags=re.MULTILINE)
    total = sum(float(time) for _, time, _, _ in phases)
    assert len(phases) > 3
    for name, time, share, _ in phases:
        assert abs(float(share) - 100 * float(time) / total) <= 0.1, name
    serial = sum(float(time) for _, time, _, who in phases if "all others wait" in who) / total
    told = re.search(r"So ([\d.]+) % of the work is serial", text)
    assert told
    assert abs(float(told[1]) - 100 * serial) <= 0.1, text
    share = float(told[1]) / 100
    for cpus, most in re.findall(r"(\d+) CPUs are at most ([\d.]+) times", text):
        wanted = 1 / (share + (1 - share) / int(cpus))
        assert abs(float(most) - wanted) <= 0.02 * wanted, (cpus, most)
    bound = re.search(r"no number of CPUs is more than ([\d.]+) times", text)
    assert bound
    assert abs(float(bound[1]) - 1 / share) <= 0.02 / share, text


def test_the_rules_of_columns_are_strict() -> None:
    rows = [
        {"Tasks": "tiny", "A task (µs)": "2.00", "Speed-up": "1.000"},
        {"Tasks": "tiny", "A task (µs)": "4.00", "Speed-up": "0.500"},
    ]
    assert of_tasks(rows[1], rows)
    assert not of_tasks({**rows[1], "Speed-up": "2.000"}, rows)
    assert fits("1.29×", "70.40", "54.42")
    assert not fits("0.77×", "70.40", "54.42")
    assert not fits("25.19", "12.59", "2.0000")
    law = [{"CPUs": "2", "Speed-up": "1.90"}, {"CPUs": "1,000,000", "Speed-up": "20.00"}]
    assert of_a_law(law[0], law)
    assert not of_a_law({**law[0], "Speed-up": "1.80"}, law)
    assert serial_share({"CPUs": "2", "Speed-up": "1.82", "Serial share (%)": "10.00"}, [])
    assert not serial_share({"CPUs": "2", "Speed-up": "1.82", "Serial share (%)": "90.00"}, [])
