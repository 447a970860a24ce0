"""Draws speed-up and efficiency against workers as static SVG, in figures that CSS colors."""

import math
from collections.abc import Callable, Sequence

import attrs
from markupsafe import Markup

from recorder.pages.fragments import render
from recorder.timings.ratios import Ratio, scaled
from recorder.timings.statements import Statement, share, speedup

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
    points: list[dict[str, float]]


def draw_charts(
    speedups: Sequence[tuple[int, Ratio]], throughput: float, name: str, of: str
) -> Markup:
    """Return the figure with the charts of `worker_charts`."""
    return render(
        "charts.md.jinja",
        charts=worker_charts(speedups, throughput, name, of),
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=RIGHT,
        bottom=BOTTOM,
    )


def worker_charts(
    speedups: Sequence[tuple[int, Ratio]], throughput: float, name: str, of: str
) -> list[Chart]:
    """Return the charts of a sweep over numbers of workers: speed-up, then efficiency.

    `speedups` are those of each number of workers, `throughput` is how many
    times as fast as one all CPUs are together, `name` is unique on the page,
    `of` says what was measured.
    Efficiency is the speed-up over the number of workers.
    """
    most = max(workers for workers, _ in speedups)
    numbers = {workers for workers, _ in speedups} | {w for w in _fine(most) if w <= most}
    curve = sorted({*numbers, *([throughput] if 1 <= throughput <= most else [])})
    efficiencies = [(w, scaled(ratio, 1 / w)) for w, ratio in speedups]
    # At least 1: there both lines begin, however slow all CPUs together were.
    top = max(1.0, *(ratio.high for _, ratio in speedups), min(most, 1.25 * throughput))
    first = _chart(
        f"{name}-speedup",
        f"Speed-up of {of} by number of workers",
        "Speed-up",
        [(w, w) for w in curve if w <= top],
        [(w, min(w, throughput)) for w in curve],
        speedups,
        top,
        lambda y: f"{y:g}×",
        speedup,
    )
    second = _chart(
        f"{name}-efficiency",
        f"Efficiency of {of} by number of workers",
        "Efficiency",
        [(1, 1.0), (most, 1.0)],
        [(w, min(w, throughput) / w) for w in curve],
        efficiencies,
        max(1.1, *(ratio.high for _, ratio in efficiencies)),
        lambda y: f"{100 * y:g} %",
        share,
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
    measured: Sequence[tuple[int, Ratio]],
    top: float,
    y_text: Callable[[float], str],
    state: Callable[[Ratio], Statement],
) -> Chart:
    workers = [w for w, _ in measured]
    most = max(workers)

    def x_of(w: float) -> float:
        along = (w - 1) / max(1, most - 1)
        if most > MOST_LINEAR:
            along = math.log(w) / math.log(most)
        return round(LEFT + 8 + along * (WIDTH - LEFT - RIGHT - 16), 1)

    def y_of(y: float) -> float:
        return round(HEIGHT - BOTTOM - y / top * (HEIGHT - BOTTOM - TOP), 1)

    def path(line: Line) -> str:
        return "M" + "L".join(f"{x_of(w)} {y_of(y)}" for w, y in line)

    points = [
        {"x": x_of(w), "y": y_of(each.median), "low": y_of(each.low), "high": y_of(each.high)}
        for w, each in measured
    ]
    said = ", ".join(f"{state(each).line} with {w}" for w, each in measured)
    best = max(measured, key=lambda each: each[1].median)[0]
    return Chart(
        id=name,
        title=title,
        description=f"{y_title} by number of workers: {said}. The highest median is at {best}.",
        y_title=y_title,
        x_ticks=[(x_of(w), str(w)) for w in _labeled(workers, x_of)],
        y_ticks=[(y_of(y), y_text(y)) for y in _round_numbers(top)],
        ideal=path(ideal),
        ceiling=path(ceiling),
        measured=path([(w, each.median) for w, each in measured]),
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
