import itertools
import re

import lxml.etree
import pytest

from recorder.pages.bars import Bar, draw_bars
from recorder.timings.as_bars import LEAST
from recorder.timings.charts import draw_charts, worker_charts
from recorder.timings.ratios import Ratio, ratio_of
from recorder.timings.rows import worker_counts


def sweep_of(cpus: int) -> list[tuple[int, Ratio]]:
    """Return speed-ups as a machine with so many CPUs would measure them, the last one noisy."""
    speedups = []
    for workers in worker_counts(cpus):
        speedup = 1 / (0.01 + 0.99 / min(workers, 0.9 * cpus))
        spread = 0.01 if workers < 2 * cpus else 0.2
        speedups.append((workers, ratio_of([speedup * (1 + spread * n) for n in range(-3, 4)])))
    return speedups


def test_both_lines_begin_at_one_however_slow_all_cpus_together_were() -> None:
    speedups = [(1, ratio_of([0.5] * 7)), (2, ratio_of([0.4] * 7))]
    speed, _ = worker_charts(speedups, 0.4, "demo", "the demo")
    assert re.match(r"M[\d.]+ [\d.]+$", speed.ideal)
    assert speed.ceiling.count("L") > 1


@pytest.mark.parametrize("cpus", [1, 2, 64])
def test_charts_are_whole_for_few_and_for_many_cpus(cpus: int) -> None:
    speedups = sweep_of(cpus)
    text = draw_charts(speedups, 0.9 * cpus if cpus > 1 else 1.0, "demo", "the demo")
    figure = lxml.etree.fromstring(text)
    assert [svg.get("class") for svg in figure.findall("div/svg")] == ["chart", "chart"]
    for svg in figure.findall("div/svg"):
        assert svg.findtext("title")
        description = svg.findtext("desc") or ""
        assert description.count(" with ") == len(speedups)
        dots = svg.findall("circle")
        assert {dot.get("class") for dot in dots} == {"chart-point"}
        whiskers = svg.findall("path[@class='chart-spread']")
        assert len(dots) == len(whiskers) == len(speedups)
        for dot, whisker in zip(dots, whiskers, strict=True):
            x, low, high = map(float, re.findall(r"[\d.]+", whisker.attrib["d"]))
            assert x == float(dot.attrib["cx"])
            assert high <= float(dot.attrib["cy"]) <= low
        paths = " ".join(path.attrib["d"] for path in svg.iter("path"))
        assert all(0 <= float(n) <= 340 for n in re.findall(r"-?[\d.]+", paths))
        below = svg.findall("text[@text-anchor='middle']")
        assert below[-1].text == str(2 * cpus)
        places = [float(text.attrib["x"]) for text in below]
        assert all(b - a >= 22 for a, b in itertools.pairwise(places))
        assert all(0 < float(text.attrib["y"]) < 235 for text in svg.findall("text"))


def test_the_description_says_of_each_point_what_the_table_says() -> None:
    speedups = [
        (1, ratio_of([0.97, 0.99, 1.01, 1.02])),
        (2, ratio_of([1.83, 1.84, 1.84, 1.85])),
        (3, ratio_of([1.2, 1.5, 1.6, 1.9])),
    ]
    text = draw_charts(speedups, 1.8, "demo", "the demo")
    assert (
        "no difference seen (0.97 to 1.02×) with 1, 1.84× (1.83 to 1.85×) with 2, "
        "1.2 to 1.9× with 3. The highest median is at 2." in text
    )


def widths(*values: float) -> list[float]:
    """Return how long the bars of these ratios are, in percent of the axis."""
    bars = [Bar(name="a", value=each, text="", low=each, high=each) for each in values]
    text = draw_bars(bars, title="Ratios", log=True, least=LEAST)
    return [float(each) for each in re.findall(r'class="bars-bar"[^>]*width="([\d.]+)%"', text)]


def test_a_ladder_begins_at_one_half_or_at_what_is_less() -> None:
    assert LEAST == 0.5
    assert widths(0.5, 1.0, 8.0) == pytest.approx([0, 25, 100], abs=0.01)
    assert widths(0.25, 1.0, 8.0) == pytest.approx([0, 40, 100], abs=0.01)
