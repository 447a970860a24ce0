"""What pages show of runs on several hosts is what was recorded there."""

import json
import re
from typing import Any

from recorder.clusters.engines import ENGINES
from tests.site.conftest import ROOT
from tests.site.grammar import DURATION, Shown, is_whole, says
from tests.site.measured import Spread, says_interval, says_speedup, says_time, says_vaguely
from tests.site.stream import code_of, table_of, text_of

TITLES = {engine.title: engine for engine in ENGINES}
SNIPPETS = {engine.snippet: engine.name for engine in ENGINES}
Recording = dict[str, Any]


def recordings() -> list[Recording]:
    """Return what was recorded here, and what the project keeps."""
    paths = [ROOT / "build" / "clusters.json", *(ROOT / "docs" / "clusters").glob("*.json")]
    return [json.loads(path.read_bytes()) for path in paths if path.is_file()]


def shown_on(line: str) -> Recording:
    """Return the recording that a line below a run or a table speaks of."""
    for recording in recordings():
        cpus = recording["usable_cpus"]
        told = (
            f"recorded on {recording['recorded_at'][:10]} by nox -s clusters",
            f"Python {recording['python_version']} ",
            f"hosts of one machine with {cpus} usable CPU{'s' * (cpus != 1)}",
        )
        if all(each in line for each in told):
            return recording
    raise AssertionError(f"nothing was recorded as {line!r} says")


def test_an_output_is_that_of_the_recording(shown: list[Shown]) -> None:
    for each in shown:
        if each.kind != "cluster output":
            continue
        first, *rest, line = each.items
        recording = shown_on(line.text)
        engine = SNIPPETS.get(each.id, each.id.partition(".")[0])
        runs = recording["engines"][engine]
        run = (runs["broken"] if each.id.endswith(".broken") else runs["whole"])[-1]
        lines = [one.expandtabs() for one in run["lines"]]
        part = code_of(first)[1:]
        whole = [one for one in rest if is_whole(one)]
        if whole:
            assert code_of(whole[0])[1:] == lines, each.id
            (mark,) = [n for n, one in enumerate(part) if one.startswith("[… ")]
            left = len(lines) - len(part) + 1
            assert part[mark] == f"[… {left} lines …]", each.id
            assert part[:mark] == lines[:mark], each.id
            assert part[mark + 1 :] == lines[mark + left :], each.id
        else:
            assert part == lines, each.id
        ends = [one.text for one in rest if one.kind == "outcome"]
        assert ends == [f"Exit code {run['exit_code']}."] * bool(run["exit_code"]), each.id
        for host in run["hosts"]:
            number = sum(re.fullmatch(rf"task \d+ on {host}, .*", one) is not None for one in lines)
            told = re.search(rf"\b{host}: (\d+) tasks?", line.text)
            assert (int(told[1]) if told else 0) == number, f"{each.id}: {host}"
        lost = re.search(rf"(\w+) killed after ({DURATION.pattern})", line.text)
        assert bool(lost) == bool(run["lost"]), each.id
        if lost:
            assert lost[1] == run["lost"], each.id
            assert says(lost[2], run["lost_at"]), each.id


def spread_of(recording: Recording, engine: str, points: int) -> Spread:
    """Return how long a program took in each round, with so many points in each task."""
    (cost,) = [
        each for each in recording["costs"] if (each["engine"], each["points"]) == (engine, points)
    ]
    return Spread(tuple(cost["seconds"]))


def over_the_pool(recording: Recording, engine: str, points: int) -> Spread:
    """Return how many times as fast as the pool an engine was, round by round."""
    pairs = zip(
        spread_of(recording, "pool", points).values,
        spread_of(recording, engine, points).values,
        strict=True,
    )
    return Spread(tuple(pool / own for pool, own in pairs))


def test_the_costs_follow_from_the_seconds(shown: list[Shown]) -> None:
    for each in shown:
        if each.kind != "cluster" or each.id != "costs":
            continue
        table, line = each.items
        recording = shown_on(line.text)
        heads, rows = table_of(table)
        sizes = list(dict.fromkeys(cost["points"] for cost in recording["costs"]))
        tasks = 24
        assert heads == ["Engine", "Hosts", *(f"{tasks * size:,} points" for size in sizes)]
        assert [row[0].text for row in rows] == [engine.title for engine in ENGINES]
        rounds = len(recording["costs"][0]["seconds"])
        assert f"{rounds} rounds in turn" in line.text
        for name, hosts, *cells in rows:
            engine = TITLES[name.text]
            assert hosts.text == str(engine.hosts)
            for cell, size in zip(cells, sizes, strict=True):
                ratio = over_the_pool(recording, engine.name, size)
                time = spread_of(recording, engine.name, size)
                assert says_time(cell.text, "", time), f"{name.text}: {cell}"
                assert cell.below == "1×" or says_interval(cell.below, ratio), (
                    f"{name.text}: {cell}"
                )
                assert (cell.below == "1×") == (engine.name == "pool")


def says_ratio(text: str, ratio: Spread) -> bool:
    """Tell whether a chart, which has no room for intervals, says a ratio."""
    return says_speedup(text, "", ratio) or says_vaguely(text, ratio)


def test_the_bars_of_costs_are_the_speed_ups_at_the_largest_size(shown: list[Shown]) -> None:
    for each in shown:
        if each.kind != "cluster" or each.id != "costs.bars":
            continue
        figure = each.items[0].element
        bars = figure.xpath(".//li")
        assert [text_of(bar.xpath("./span[1]")[0]) for bar in bars] == list(TITLES)
        fits = []
        for recording in recordings():
            size = max(cost["points"] for cost in recording["costs"])
            ratios = [over_the_pool(recording, engine.name, size) for engine in ENGINES]
            most = max(end for ratio in ratios for end in (ratio.median, *ratio.ends))
            fits.append(
                all(
                    says_ratio(text_of(bar.xpath("./span[3]")[0]), ratio)
                    and abs(
                        float(bar.xpath(".//rect[@class='bars-bar']/@width")[-1].rstrip("%"))
                        - 100 * ratio.median / most
                    )
                    <= 0.02
                    for bar, ratio in zip(bars, ratios, strict=True)
                )
            )
        assert any(fits)
