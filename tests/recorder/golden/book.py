"""Writes the book that does not exist: its pages, snippets and catalog, and what was recorded."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import attrs
import cattrs

from recorder.catalog.entries import Entry, ToRun
from recorder.catalog.load import Catalog, load_catalog
from recorder.clusters.facts import Recording, as_json
from recorder.matrix.stored import Machine, write_machines
from recorder.paths import (
    CATALOG,
    MATRIX,
    PAGES,
    SNIPPETS,
    STORED_CLUSTERS,
    STORED_TIMINGS,
    STORED_VERDICTS,
    TIMED,
)
from recorder.runs.execute import Extra, execute
from recorder.runs.interpreters import page_interpreter
from recorder.runs.store import RUNNERS, How, asked_for_page, save
from recorder.runs.terminal import Run
from recorder.stacks.take import TAKERS
from recorder.timelines.trace import TRACERS
from recorder.timings.facts import Timing, derive
from recorder.timings.rows import comparison_key, sources_of
from tests.recorder.golden.outputs import OTHER, RUNS, SOURCES, Made

HERE = Path(__file__).parent


def write_book() -> Catalog:
    """Write pages, snippets and catalog into the current folder."""
    shutil.copytree(HERE / "pages", PAGES)
    SNIPPETS.mkdir()
    shutil.copy(HERE / "book.toml", CATALOG)
    catalog = load_catalog()
    for name in catalog.names:
        path = SNIPPETS / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(SOURCES.get(name) or OTHER.format(name=name), encoding="utf-8")
    return catalog


def keep_runs(catalog: Catalog) -> None:
    """Keep what each run of the book printed, as if it had been made."""
    for entry in catalog.entries:
        if made := RUNS.get(entry.id):
            _keep(entry, made, "file", RUNNERS, {})
            if made.timeline:
                text = json.dumps(cattrs.unstructure(made.timeline))
                traced = attrs.evolve(made, exit_code=made.traced_exit_code or made.exit_code)
                _keep(entry, traced, "traced", TRACERS, {"lanes.json": text})
            if made.stacks:
                _keep(entry, made, "stacks", TAKERS, {"stacks.txt": made.stacks})


def _keep(entry: Entry, made: Made, how: How, runners: tuple[str, ...], files: Extra) -> None:
    interpreter = page_interpreter(entry.show.since)
    asked = asked_for_page(entry, interpreter, full=False, how=how)

    def run(_: list[str], __: ToRun, ___: Path | None) -> tuple[Run, Extra]:
        return Run(made.output.encode(), made.exit_code, made.seconds, ()), files

    kept = execute(asked, interpreter, run, runners)
    if made.terminal != "pty":
        facts = {k: v for k, v in kept.facts.items() if k != "files"}
        save(asked.folder, facts | {"terminal": made.terminal}, files | {"output.txt": made.output})


def keep_timings(catalog: Catalog, timings: Mapping[str, Timing]) -> None:
    """Keep these timings as this machine's own, by id."""
    for comparison in catalog.comparisons:
        if timing := timings.get(comparison.id):
            full = comparison.full_only
            key = comparison_key(comparison, catalog, full=full)
            current = attrs.evolve(timing, key=key, sources=sources_of(comparison))
            save(TIMED / comparison.id, cattrs.unstructure(current), {})


def store_timings(catalog: Catalog, name: str, timings: Mapping[str, Timing]) -> None:
    """Make timings of another machine a part of the book; those without sources are current."""
    comparisons = {each.id: each for each in catalog.comparisons}
    derived = {}
    for key, timing in timings.items():
        sources = timing.sources or sources_of(comparisons[key])
        derived[key] = derive(attrs.evolve(timing, sources=sources), comparisons[key])
    STORED_TIMINGS.mkdir(parents=True, exist_ok=True)
    content = {"format": 2, "timings": cattrs.unstructure(derived)}
    (STORED_TIMINGS / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")


def keep_verdicts(own: list[Machine], stored: list[Machine]) -> None:
    """Keep what machines found: here, and as a part of the book."""
    write_machines(MATRIX, own)
    write_machines(STORED_VERDICTS / "others.json", stored)


def store_clusters(recording: Recording) -> None:
    """Make a recording of hosts a part of the book."""
    STORED_CLUSTERS.parent.mkdir(parents=True, exist_ok=True)
    STORED_CLUSTERS.write_text(json.dumps(as_json(recording)), encoding="utf-8")
