"""Draws speed-up and efficiency against workers as static SVG, in figures that CSS colors."""

import math
from collections.abc import Callable, Sequence
from typing import Any

import attrs

from recorder.fragments import FRAGMENTS

WIDTH, HEIGHT = 340, 235
LEFT, RIGHT, TOP, BOTTOM = 44, 12, 28, 34
MOST_LINEAR = 8
"""With more workers than this, each doubling takes the same way to the right."""

Line = list[tuple[float, float]]


@attrs.frozen
class Chart:
    """Everything that the template draws, in pixels of the figure."""

    id: str
    title: str
    description: str
    y_title: str
    x_ticks: list[tuple[float, str]]
    y_ticks: list[tuple[float, str]]
    ideal: str
    ceiling: str
    measured: str
    points: list[dict[str, Any]]


def draw_charts(rows: Sequence[dict[str, Any]], throughput: float, name: str) -> str:
    """Return the figure with the charts of `worker_charts`."""
    return FRAGMENTS["charts"].render(
        charts=worker_charts(rows, throughput, name),
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=RIGHT,
        bottom=BOTTOM,
    )


def worker_charts(rows: Sequence[dict[str, Any]], throughput: float, name: str) -> list[Chart]:
    """Return the charts of a sweep over numbers of workers: speed-up, then efficiency.

    `rows` are rows of a comparison's ``run.json``, `throughput` how many times
    as fast as one all CPUs are together, `name` is unique on the page.
    Speed-up is the first run's time over this one's, efficiency that over the
    number of workers.
    """
    workers = [row["workers"] for row in rows]
    most = max(workers)
    curve = sorted({*workers, *(w for w in _fine(most) if w <= most), throughput})
    measured = [next(iter(row["speedup"].values())) for row in rows]

    def speedups(kind: str) -> Line:
        return [(w, each[kind]) for w, each in zip(workers, measured, strict=True)]

    def efficiencies(kind: str) -> Line:
        return [(w, each[kind] / w) for w, each in zip(workers, measured, strict=True)]

    noisy = [bool(each["noisy"]) for each in measured]
    top = max(*(each["high"] for each in measured), min(most, 1.25 * throughput))
    first = _chart(
        f"{name}-speedup",
        "Speed-up against workers",
        "Speed-up",
        [(w, w) for w in curve if w <= top],
        [(w, min(w, throughput)) for w in curve],
        (speedups("median"), speedups("low"), speedups("high")),
        noisy,
        top,
        lambda y: f"{y:g}×",
    )
    second = _chart(
        f"{name}-efficiency",
        "Efficiency against workers",
        "Efficiency",
        [(1, 1.0), (most, 1.0)],
        [(w, min(w, throughput) / w) for w in curve],
        (efficiencies("median"), efficiencies("low"), efficiencies("high")),
        noisy,
        max(1.1, *(high for _, high in efficiencies("high"))),
        lambda y: f"{100 * y:g} %",
    )
    return [first, second]


def _fine(most: int) -> list[float]:
    return [most ** (n / 24) for n in range(25)]


def _chart(
    name: str,
    title: str,
    y_title: str,
    ideal: Line,
    ceiling: Line,
    measured: tuple[Line, Line, Line],
    noisy: Sequence[bool],
    top: float,
    y_text: Callable[[float], str],
) -> Chart:
    middle, low, high = measured
    workers = [int(w) for w, _ in middle]
    most = max(workers)

    def x_of(w: float) -> float:
        share = (w - 1) / max(1, most - 1)
        if most > MOST_LINEAR:
            share = math.log(w) / math.log(most)
        return round(LEFT + 8 + share * (WIDTH - LEFT - RIGHT - 16), 1)

    def y_of(y: float) -> float:
        return round(HEIGHT - BOTTOM - y / top * (HEIGHT - BOTTOM - TOP), 1)

    def path(line: Line) -> str:
        return "M" + "L".join(f"{x_of(w)} {y_of(y)}" for w, y in line)

    points = [
        {"x": x_of(w), "y": y_of(y), "low": y_of(least), "high": y_of(greatest), "noisy": doubt}
        for (w, y), (_, least), (_, greatest), doubt in zip(middle, low, high, noisy, strict=True)
    ]
    said = ", ".join(
        f"{y_text(round(y, 2))}{' (too noisy to state)' if doubt else ''} with {int(w)}"
        for (w, y), doubt in zip(middle, noisy, strict=True)
    )
    return Chart(
        id=name,
        title=title,
        description=f"{y_title} by number of workers: {said}.",
        y_title=y_title,
        x_ticks=[(x_of(w), str(w)) for w in _labeled(workers, x_of)],
        y_ticks=[(y_of(y), y_text(y)) for y in _round_numbers(top)],
        ideal=path(ideal),
        ceiling=path(ceiling),
        measured=path(middle),
        points=points,
    )


def _labeled(workers: list[int], x_of: Callable[[float], float]) -> list[int]:
    """Return the numbers that have room for a label below the axis, the last always."""
    chosen: list[int] = []
    for w in reversed(workers):
        if not chosen or x_of(chosen[-1]) - x_of(w) >= 22:
            chosen.append(w)
    return chosen[::-1]


def _round_numbers(top: float) -> list[float]:
    """Return four to eight round numbers from zero up to `top`."""
    scale = 10 ** math.floor(math.log10(top))
    for part in (0.1, 0.2, 0.25, 0.5, 1):
        step = part * scale
        if top / step <= 7:
            break
    return [round(n * step, 10) for n in range(int(top / step + 1e-9) + 1)]
