"""Programs to run with the probe, timelines made up, and figures read as a reader reads them."""

import itertools
import multiprocessing
import re
import sys
import textwrap
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import lxml.etree
import pytest

from recorder.catalog.entries import METHODS
from recorder.runs.execute import LAUNCHER
from recorder.timelines.figure import draw
from recorder.timelines.model import Kind, Lane, Span, Timeline
from recorder.timelines.trace import trace

OWN_METHODS = [method for method in METHODS if method in multiprocessing.get_all_start_methods()]
each_method = pytest.mark.parametrize("method", OWN_METHODS)

Write = Callable[[str, str], Path]

FACTS = {
    "command": "python snippets/some/snippet.py",
    "python_implementation": "CPython",
    "python_version": "3.14.0",
    "os": "Linux",
    "cpu_model": "some CPU",
    "usable_cpus": 2,
    "start_method": "fork",
    "terminal": "pty",
    "exit_code": 0,
}


# --- Programs ------------------------------------------------------------


def script(functions: str, main: str) -> str:
    """Return a guarded script: functions, then what main does."""
    return (
        "import os, sys, time\n"
        "from multiprocessing import *\n"
        f"{textwrap.dedent(functions)}\n"
        "if __name__ == '__main__':\n"
        f"{textwrap.indent(textwrap.dedent(main), '    ')}\n"
    )


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a guarded script."""

    def write_script(functions: str, main: str) -> Path:
        path = tmp_path / "script.py"
        path.write_text(script(functions, main), encoding="utf-8")
        return path

    return write_script


def command(method: str, path: Path) -> list[str]:
    """Return the command that runs a script under a start method."""
    return [sys.executable, str(LAUNCHER), method, str(path)]


def traced(method: str, path: Path, limit: float = 60.0) -> Timeline:
    """Run a script with the probe, and return what it did."""
    return trace(command(method, path), where="some/snippet", limit=limit)[0]


# --- Lanes ---------------------------------------------------------------


def lane(*spans: Span, **facts: Any) -> Lane:
    """Return a lane of these spans; a parent, unless these facts say otherwise."""
    usual: dict[str, Any] = {
        "name": "MainProcess",
        "role": "parent",
        "pid": 1000,
        "begin": spans[0].begin if spans else 0.0,
        "end": spans[-1].end if spans else 1.0,
    }
    return Lane(**usual | facts, spans=spans)


def steps(begin: float, *parts: tuple[Kind, str, float], call: str = "") -> tuple[Span, ...]:
    """Return spans that follow each other: of each its kind, its label and its end."""
    ends = [begin, *(end for _, _, end in parts)]
    return tuple(
        Span(kind, label, since, until, call)
        for (kind, label, _), (since, until) in zip(parts, itertools.pairwise(ends), strict=True)
    )


def synthetic(lanes: int, spans: int) -> Timeline:
    """Return a timeline whose children all ran and waited in turn, many times."""
    step = 1.0 / (spans + 1)
    children = [
        Lane(
            name=f"Process-{number}",
            role="child",
            begin=0.0,
            end=1.0,
            pid=number,
            parent=0 if number else None,
            spans=tuple(
                Span(
                    "waiting" if n % 2 else "running",
                    "get()" if n % 2 else "",
                    n * step,
                    (n + 1) * step,
                    f"work({n // 2})",
                )
                for n in range(spans)
            ),
        )
        for number in range(lanes)
    ]
    return Timeline(1.0, tuple(children))


def calls_of(lane: Lane) -> list[Span]:
    """Return each call of a lane as one span."""
    calls: list[Span] = []
    for span in lane.spans:
        if calls and span.call == calls[-1].call:
            calls[-1] = attrs.evolve(calls[-1], end=span.end)
        elif span.call:
            calls.append(span)
    return calls


def waits_of(lane: Lane, label: str) -> list[Span]:
    """Return the waits of a lane for what is called so."""
    return [span for span in lane.spans if span.kind == "waiting" and span.label == label]


def overlap(a: Span | Lane, b: Span | Lane) -> bool:
    """Tell whether there is a moment that belongs to both."""
    return a.begin < b.end and b.begin < a.end


def has_no_gap(lane: Lane) -> bool:
    """Tell whether the spans of a lane follow each other from its begin to its end."""
    edges = [
        lane.begin,
        *(edge for span in lane.spans for edge in (span.begin, span.end)),
        lane.end,
    ]
    return all(a == b for a, b in zip(edges[::2], edges[1::2], strict=True))


# --- Figures -------------------------------------------------------------


@attrs.frozen
class Bar:
    """One rectangle of a lane, in pixels; the line around an outlined one belongs to it."""

    kind: str
    left: float
    right: float
    top: float
    bottom: float


@attrs.frozen
class Figure:
    """A drawn timeline as XML, and what can be seen in it."""

    text: str
    root: lxml.etree._Element
    device: str = "desk"

    @property
    def on_a_phone(self) -> "Figure":
        """The same with the drawing for a phone."""
        return attrs.evolve(self, device="phone")

    def find(self, path: str) -> list[Any]:
        """Return what an XPath finds in the figure."""
        found: list[Any] = self.root.xpath(path)
        return found

    @property
    def drawing(self) -> lxml.etree._Element:
        """The drawing for this width."""
        (image,) = self.find(f".//svg[@class='tl tl-{self.device}']")
        picture: lxml.etree._Element = image
        return picture

    @property
    def lanes(self) -> list[lxml.etree._Element]:
        """What is drawn of each lane."""
        return self.drawing.findall("g")

    @property
    def ticks(self) -> list[tuple[float, str]]:
        """The axis: of each tick where its line is, and what is written below."""
        lines = self.drawing.findall("path[@class='tl-tick']")[0].attrib["d"].split("M")[1:]
        texts = [text.text or "" for text in self.drawing.findall("text[@class='tl-axis']")]
        return [(numbers(d)[0], text) for d, text in zip(lines, texts, strict=True)]

    @property
    def names(self) -> list[lxml.etree._Element]:
        """The names of the lanes."""
        found: list[lxml.etree._Element] = self.drawing.xpath("g/text[@class='tl-name']")
        return found

    @property
    def labels(self) -> list[lxml.etree._Element]:
        """The labels of the bars."""
        found: list[lxml.etree._Element] = self.drawing.xpath("g/text[not(@class='tl-name')]")
        return found

    @property
    def rows(self) -> list[list[str]]:
        """The table, of which the name of a lane stands in the first of its rows only."""
        return [["".join(cell.itertext()) for cell in row] for row in self.find(".//tbody/tr")]

    @property
    def legend(self) -> dict[str, list[Mapping[str, str]]]:
        """By its words, the rectangles of each symbol of the legend."""
        symbols = self.find(".//p[@class='timeline-legend']/span")
        return {
            "".join(symbol.itertext()).strip(): [rect.attrib for rect in symbol.iter("rect")]
            for symbol in symbols
        }

    def moment(self, x: float) -> float:
        """Return the seconds at which something is drawn, as one reads them off the axis."""
        (first, zero), *_, (last, text) = self.ticks
        number, unit = text.split()
        assert (zero, unit in ("s", "ms")) == ("0", True)
        seconds = float(number) / (1 if unit == "s" else 1000)
        return (x - first) / (last - first) * seconds


def figure_of(timeline: Timeline, axis_seconds: float = 0.0, name: str = "a/b") -> Figure:
    """Return the figure of a timeline; it is well-formed XML."""
    text = draw(timeline, name, FACTS, axis_seconds)
    figure = text[text.index("<figure") : text.index("</figure>") + len("</figure>")]
    return Figure(text, lxml.etree.fromstring(figure))


def numbers(d: str) -> list[float]:
    """Return the numbers of a path."""
    return [float(number) for number in re.findall(r"-?[\d.]+", d)]


def bars_of(lane: lxml.etree._Element) -> list[Bar]:
    """Return the rectangles of a lane from left to right."""
    bars = []
    for path in lane.findall("path"):
        if path.attrib["class"] == "tl-box":  # the ground of a label
            continue
        kind = path.attrib["class"].removeprefix("tl-")
        edge = 0.0 if kind == "running" else 0.5  # half of a line's width
        for box in re.findall(r"M[^M]+", path.attrib["d"]):
            x, y, width, height, back = numbers(box)
            assert back == -width
            bars.append(Bar(kind, x - edge, x + width + edge, y - edge, y + height + edge))
    return sorted(bars, key=lambda bar: bar.left)


def shape_of(spans: Sequence[Span]) -> list[tuple[str, float, float]]:
    """Return of each span its kind, its begin and its end."""
    return [(span.kind, span.begin, span.end) for span in spans]
