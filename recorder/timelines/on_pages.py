"""Makes the traced runs that pages show, and renders them."""

from collections import defaultdict
from functools import partial

import attrs
from markupsafe import Markup

from recorder.catalog.entries import Entry
from recorder.catalog.load import Catalog
from recorder.errors import SurpriseError
from recorder.pages.fragments import render
from recorder.runs.expected import complaint_of, unmet_need
from recorder.runs.interpreters import page_interpreter
from recorder.runs.jobs import Job
from recorder.runs.store import Asked, Kept, asked_for_page, load
from recorder.timelines.figure import draw
from recorder.timelines.model import Timeline
from recorder.timelines.perfetto import trace_events
from recorder.timelines.trace import TRACERS, execute_traced, timeline_of


def jobs(
    catalog: Catalog, wanted: set[str], *, fresh: bool, full: bool
) -> tuple[list[Job], list[Job]]:
    """Return what has to be traced: what may overlap, because it mostly waits, and the others."""
    together: list[Job] = []
    alone: list[Job] = []
    for entry in _drawn(catalog):
        asked = _asked(entry, full)
        if entry.id in wanted and _is_possible(entry) and (fresh or current(asked) is None):
            job = (f"{entry.id}, its timeline", partial(_record, asked))
            (together if entry.run.side_by_side else alone).append(job)
    return together, alone


def _drawn(catalog: Catalog) -> list[Entry]:
    return [entry for entry in catalog.entries if entry.show.timeline]


def _asked(entry: Entry, full: bool) -> Asked:
    return asked_for_page(entry, page_interpreter(entry.show.since), full=full, how="traced")


def _is_possible(entry: Entry) -> bool:
    interpreter = page_interpreter(entry.show.since)
    return unmet_need(entry.run.needs, interpreter.place(), interpreter.packages) is None


def current(asked: Asked) -> Kept | None:
    """Return what is kept of a traced run if nothing has changed since and it did as it should."""
    kept = load(asked, page_interpreter(asked.entry.show.since), TRACERS)
    complete = kept is not None and "lanes.json" in kept.files
    return kept if kept and complete and not _complaint(asked, kept) else None


def _complaint(asked: Asked, kept: Kept) -> str | None:
    """Return how a traced run differs from the catalog or from the untraced run, or None."""
    plain = load(attrs.evolve(asked, how="file"), page_interpreter(asked.entry.show.since))
    what = complaint_of(asked, kept)
    if plain and plain.facts["exit_code"] != kept.facts["exit_code"] and not what:
        what = f"exit code {kept.facts['exit_code']}, untraced {plain.facts['exit_code']}"
    return what


def _record(asked: Asked) -> str:
    kept = execute_traced(asked, page_interpreter(asked.entry.show.since))
    if what := _complaint(asked, kept):
        raise SurpriseError(f"{asked.entry.path}: its traced run did not do as it should: {what}")
    return f"{len(timeline_of(kept).lanes)} lanes"


def names(catalog: Catalog) -> set[str]:
    """Return the names of the fragments that `fragments` makes."""
    return {f"runs/{entry.id}.timeline.md" for entry in _drawn(catalog)}


def fragments(catalog: Catalog, *, full: bool) -> dict[str, Markup]:
    """Return the figure of each traced run."""
    files = {}
    drawn: list[tuple[Entry, Kept, Timeline]] = []
    axes: dict[str, float] = defaultdict(float)
    for entry in _drawn(catalog):
        kept = _possible_run(entry, full)
        if kept is None:
            text = render("timeline_absent.md.jinja", entry=entry)
            files[f"runs/{entry.id}.timeline.md"] = text
            continue
        timeline = timeline_of(kept)
        drawn.append((entry, kept, timeline))
        if entry.show.axis:
            axes[entry.show.axis] = max(axes[entry.show.axis], timeline.seconds)
    for entry, kept, timeline in drawn:
        facts = kept.facts | {"chosen": entry.run.start_method}
        text = draw(timeline, entry.id, facts, axes[entry.show.axis])
        files[f"runs/{entry.id}.timeline.md"] = text
    return files


def _possible_run(entry: Entry, full: bool) -> Kept | None:
    return current(_asked(entry, full)) if _is_possible(entry) else None


def traces(catalog: Catalog, *, full: bool) -> dict[str, bytes]:
    """Return the raw trace of every timeline, by the name of its file."""
    runs = {entry.id: _possible_run(entry, full) for entry in _drawn(catalog)}
    return {
        f"{name}.json": trace_events(timeline_of(kept)).encode()
        for name, kept in runs.items()
        if kept
    }
