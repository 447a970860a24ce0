"""Makes the runs whose stacks pages show, and renders them."""

from functools import partial

from markupsafe import Markup

from recorder.catalog.entries import Entry
from recorder.catalog.load import Catalog
from recorder.errors import SurpriseError
from recorder.pages.fragments import render
from recorder.runs.expected import complaint_of, unmet_need
from recorder.runs.interpreters import own_interpreter
from recorder.runs.jobs import Job
from recorder.runs.store import Asked, Kept, asked_for_page, load
from recorder.stacks.take import TAKERS, execute_for_stacks


def jobs(catalog: Catalog, wanted: set[str], *, fresh: bool, full: bool) -> list[Job]:
    """Return what has to be run; all of it waits, so it may overlap."""
    return [
        (f"{entry.id}, its stacks", partial(_record, _asked(entry, full)))
        for entry in _shown(catalog)
        if entry.id in wanted
        and _hangs_here(entry)
        and (fresh or _current(_asked(entry, full)) is None)
    ]


def names(catalog: Catalog) -> set[str]:
    """Return the names of the fragments that `fragments` makes."""
    return {f"runs/{entry.id}.stacks.md" for entry in _shown(catalog)}


def fragments(catalog: Catalog, *, full: bool) -> dict[str, Markup]:
    """Return, for each run, where its processes stood when it was stopped."""
    files = {}
    for entry in _shown(catalog):
        hangs = _hangs_here(entry)
        kept = _current(_asked(entry, full)) if hangs else None
        files[f"runs/{entry.id}.stacks.md"] = render(
            "stacks.md.jinja",
            hangs=hangs,
            limit=entry.run.limit,
            text=kept.files["stacks.txt"].rstrip("\n") if kept else "",
        )
    return files


def _shown(catalog: Catalog) -> list[Entry]:
    return [entry for entry in catalog.entries if entry.show.stacks]


def _hangs_here(entry: Entry) -> bool:
    """Tell whether a run of the page hangs on this machine's Python."""
    interpreter = own_interpreter()
    asked = _asked(entry, full=False)
    can = unmet_need(entry.run.needs, interpreter.place(), interpreter.packages) is None
    return can and entry.outcome(asked.place).expect == "hangs"


def _asked(entry: Entry, full: bool) -> Asked:
    return asked_for_page(entry, own_interpreter(), full=full, how="stacks")


def _current(asked: Asked) -> Kept | None:
    kept = load(asked, own_interpreter(), TAKERS)
    complete = kept is not None and "stacks.txt" in kept.files
    return kept if kept and complete and not complaint_of(asked, kept) else None


def _record(asked: Asked) -> str:
    kept = execute_for_stacks(asked)
    if what := complaint_of(asked, kept):
        raise SurpriseError(f"{asked.entry.path}: the run for its stacks: {what}")
    return "stacks taken"
