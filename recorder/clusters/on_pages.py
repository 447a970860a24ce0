"""Renders runs on clusters: outputs, who computed what and when, commands and costs."""

from collections import Counter
from pathlib import Path
from typing import Any

from markupsafe import Markup

from recorder.catalog.load import Catalog
from recorder.clusters.engines import ENGINES, POOL, Engine
from recorder.clusters.facts import TASKS, OnEngine, Recording, Run, tasks_of
from recorder.clusters.record import SIZES
from recorder.clusters.stored import changed_programs, load
from recorder.outputs.on_pages import excerpt_of
from recorder.pages.bars import Bar, draw_bars
from recorder.pages.fragments import plain, render
from recorder.timelines.figure import figure_of
from recorder.timelines.model import Lane, Span, Timeline
from recorder.timings.ratios import Ratio, ratio_of
from recorder.timings.statements import duration, speedup

PARTS = ("broken", "broken.timeline", "commands", "start", "timeline")
"""What there is of each engine, besides the output of its program."""
EXCERPT = (4, 2)
"""How many first and last lines of an output of so many tasks stand on a page."""


def names(catalog: Catalog) -> set[str]:
    """Return the names of the fragments that `fragments` makes, but the outputs of programs."""
    if not _has_programs(catalog):
        return set()
    return {f"clusters/{engine.name}.{part}.md" for engine in ENGINES for part in PARTS} | {
        "clusters/costs.md",
        "clusters/costs.bars.md",
        "clusters/pays.md",
    }


def _has_programs(catalog: Catalog) -> bool:
    return {engine.snippet for engine in ENGINES} <= set(catalog.names)


def fragments(catalog: Catalog) -> dict[str, Markup]:
    """Return everything that pages show of clusters; the outputs replace those of one machine."""
    if not _has_programs(catalog):
        return {}
    recording = load()
    outputs = {engine.name: f"runs/{engine.snippet}.md" for engine in ENGINES[1:]}
    if recording is None:
        return dict.fromkeys(
            {*names(catalog), *outputs.values()}, render("clusters_absent.md.jinja")
        )
    changed = changed_programs(recording)
    files = {
        "clusters/costs.md": render(
            "clusters_costs.md.jinja", recording=recording, **_costs_of(recording)
        ),
        "clusters/costs.bars.md": _bars_of(recording),
        "clusters/pays.md": render("clusters_pays.md.jinja", rows=_pays(recording)),
    }
    for engine in ENGINES:
        found = recording.engines[engine.name]
        facts = {"recording": recording, "packages": found.packages}
        facts["changed"] = engine.name in changed
        parts = _parts_of(engine, found, facts)
        files |= {f"clusters/{engine.name}.{part}.md": text for part, text in parts.items()}
        if engine.name in outputs:
            run = _run_of(engine, found.whole[-1])
            files[outputs[engine.name]] = render("clusters_run.md.jinja", **facts, **run)
    return files


def _parts_of(engine: Engine, found: OnEngine, facts: dict[str, Any]) -> dict[str, Markup]:
    broken, whole = found.broken[-1], found.whole[-1]
    commands = [*found.commands, ("h1", _command_of(engine))]
    return {
        "broken": render("clusters_run.md.jinja", **facts, **_run_of(engine, broken)),
        "broken.timeline": _figure_of(engine, broken),
        "timeline": _figure_of(engine, whole),
        "commands": render("clusters_commands.md.jinja", commands=commands),
        "start": plain(f"{found.start_seconds:.1f} s"),
    }


def _command_of(engine: Engine) -> str:
    """Return the command that runs the program on all hosts, as a reader types it."""
    addresses = [f"10.77.0.{number}" for number in range(1, engine.hosts + 1)]
    program = Path(engine.snippet).name + ".py"
    shown = engine.run.replace(" -launcher manual", "")
    return shown.format(first=addresses[0], all=",".join(addresses), program=program)


def _run_of(engine: Engine, run: Run) -> dict[str, Any]:
    lines = [line.expandtabs() for line in run.lines]
    counts = Counter(task.host for task in tasks_of(lines))
    return {
        "run": run,
        "command": _command_of(engine),
        "lines": lines,
        "excerpt": excerpt_of(lines, EXCERPT),
        "counts": sorted(counts.items()),
    }


def timeline_of(run: Run) -> Timeline:
    """Return who computed which task when: a lane for each host, in seconds of the program."""
    tasks = tasks_of(run.lines)
    last = max([task.end for task in tasks] + [run.lost_at or 0.0])
    lanes = []
    for number, host in enumerate(run.hosts):
        own = sorted((task for task in tasks if task.host == host), key=lambda task: task.begin)
        end = run.lost_at if host == run.lost and run.lost_at is not None else last
        lanes.append(
            Lane(
                name=host,
                role="worker",
                begin=0.0,
                end=end,
                spans=tuple(
                    Span("running", "", each.begin, each.end, f"task {each.number}") for each in own
                ),
                pid=number,
                cut=host == run.lost,
            )
        )
    return Timeline(last, tuple(lanes))


def _figure_of(engine: Engine, run: Run) -> Markup:
    name = engine.snippet + (".broken" if run.lost else "")
    figure = figure_of(timeline_of(run), name)
    return render("clusters_timeline.md.jinja", figure=figure, run=run)


def _ratios_of(recording: Recording, points: int) -> dict[str, Ratio]:
    """Return how many times as fast as the pool each engine was, from its start to its end."""
    seconds = {each.engine: each.seconds for each in recording.costs if each.points == points}
    pool = seconds[POOL.name]
    return {
        name: ratio_of([one / other for one, other in zip(pool, taken, strict=True)])
        for name, taken in seconds.items()
    }


def _pays(recording: Recording) -> list[tuple[str, str]]:
    """Return with how many points each engine was faster than the pool in every round."""
    found = []
    for engine in ENGINES[1:]:
        faster = [size for size in SIZES if _ratios_of(recording, size)[engine.name].low > 1]
        sizes = " and ".join(f"{TASKS * size:,}" for size in faster)
        found.append((engine.title, f"with {sizes} points" if faster else "at none of these sizes"))
    return found


def _costs_of(recording: Recording) -> dict[str, Any]:
    """Return the table: for each engine its time and speed-up at each size."""
    rows = []
    for engine in ENGINES:
        cells = []
        for points in SIZES:
            (cost,) = (
                each
                for each in recording.costs
                if (each.engine, each.points) == (engine.name, points)
            )
            time = duration(ratio_of(cost.seconds))
            cells.append((time, speedup(_ratios_of(recording, points)[engine.name])))
        rows.append({"engine": engine, "cells": cells})
    return {"rows": rows, "sizes": [TASKS * points for points in SIZES]}


def _bars_of(recording: Recording) -> Markup:
    ratios = _ratios_of(recording, SIZES[-1])
    bars = [
        Bar(
            name=engine.title,
            value=ratios[engine.name].median,
            text=speedup(ratios[engine.name]).text,
            low=ratios[engine.name].low,
            high=ratios[engine.name].high,
        )
        for engine in ENGINES
    ]
    return draw_bars(bars, title="speed-up over the pool of one host", log=False)
