"""Renders the entries of the error index, and the lists that lead to them."""

from collections.abc import Iterator, Sequence

import attrs
from markupsafe import Markup

from recorder.catalog.entries import Entry, Outcome, Place, snippet_of
from recorder.catalog.failures import SYMPTOMS, Failure
from recorder.catalog.load import Catalog
from recorder.matrix.cells import NOT_RUN
from recorder.matrix.on_pages import Known, places_of, python_range
from recorder.pages.blocks import block_of
from recorder.pages.fragments import render
from recorder.pages.includes import (
    FAILURES,
    Section,
)
from recorder.runs.interpreters import PYTHONS

LISTS = ("by_symptom", "by_module", "runs")
"""Names of the lists of all entries, and of all runs that fail."""
SYSTEM = "Linux"
"""Where the site is built; what fails on other systems alone has entries without a run."""


@attrs.frozen
class Said:
    """One message and the Pythons that print it, as ``3.11 to 3.13``."""

    text: str
    pythons: str


def names(catalog: Catalog) -> set[str]:
    """Return the names of the fragments that `fragments` makes."""
    entries = {f"{FAILURES}/{failure.id}.md" for failure in catalog.failures}
    return entries | {f"{FAILURES}/{name}.md" for name in LISTS}


def fragments(
    catalog: Catalog,
    places: dict[str, Section],
    explained: dict[str, Section],
    sections: dict[str, Section],
    machines: Sequence[Known],
    *,
    full: bool,
) -> dict[str, Markup]:
    """Return each entry, the entries by symptom and by module, and every run that fails.

    `places` holds the section of each entry, by its id; `explained` the same by `by_snippet`.
    """
    runs = {entry.id: entry for entry in catalog.entries}
    files = {
        f"{FAILURES}/{failure.id}.md": _entry(failure, runs, machines, full=full)
        for failure in catalog.failures
    }
    shown = [(failure, places[failure.id]) for failure in catalog.failures if failure.id in places]
    modules = sorted({module for failure, _ in shown for module in failure.modules})
    lists = {
        "by_symptom": [
            (symptom.capitalize(), [each for each in shown if each[0].symptom == symptom])
            for symptom in SYMPTOMS
        ],
        "by_module": [
            (module, [each for each in shown if module in each[0].modules]) for module in modules
        ],
    }
    for name, groups in lists.items():
        files[f"{FAILURES}/{name}.md"] = render("list.md.jinja", groups=groups)
    rows = [
        {
            "entry": entry,
            "section": section,
            "does": doings_of(entry),
            "index": explained.get(entry.name),
        }
        for entry, section in failing_runs(catalog, sections)
    ]
    files[f"{FAILURES}/runs.md"] = render("failing_runs.md.jinja", rows=rows)
    return files


def by_snippet(catalog: Catalog, places: dict[str, Section]) -> dict[str, Section]:
    """Return the section of the entry about each snippet that fails, by the snippet's name."""
    found: dict[str, Section] = {}
    for failure in catalog.failures:
        if failure.fails and failure.id in places:
            found.setdefault(snippet_of(failure.fails), places[failure.id])
    return found


def failing_runs(catalog: Catalog, sections: dict[str, Section]) -> Iterator[tuple[Entry, Section]]:
    """Yield every run that raises, hangs or prints a traceback anywhere, and its section."""
    listed = {entry.name for entry in catalog.entries if not entry.label and doings_of(entry)}
    for entry in catalog.entries:
        covered = len(entry.methods) == 1 and entry.name in listed  # by the unlabeled run
        if not covered and entry.id in sections and doings_of(entry):
            yield entry, sections[entry.id]


def doings_of(entry: Entry) -> list[str]:
    """Return what a run does besides working, somewhere on Linux: raising, hanging, printing."""
    places = [Place(method, python, SYSTEM) for python in PYTHONS for method in entry.methods]
    outcomes = [entry.outcome(place) for place in places]
    return list(dict.fromkeys(filter(None, map(_doing, outcomes))))


def _doing(outcome: Outcome) -> str:
    if outcome.expect == "raises":
        return f"raises {outcome.exception}"
    if outcome.expect == "hangs":
        return f"prints {outcome.exception} and hangs" if outcome.exception else "hangs"
    return f"prints {outcome.exception}" if outcome.exception else ""


def said_by(entry: Entry, machines: Sequence[Known]) -> list[Said]:
    """Return the messages of a run at all places, each with its Pythons, the oldest first."""
    found: dict[str, set[str]] = {}
    for _, seen in places_of(entry, machines):
        cell = seen.cell
        if cell.outcome != NOT_RUN and cell.message:
            found.setdefault(cell.message, set()).add(cell.python)
    order = sorted(found, key=lambda text: min(map(PYTHONS.index, found[text])))
    return [Said(text, python_range(found[text])) for text in order]


def _entry(
    failure: Failure, runs: dict[str, Entry], machines: Sequence[Known], *, full: bool
) -> Markup:
    if not failure.fails:
        return render("failure.md.jinja", failure=failure, said=[], fails=None)
    fails, mended = runs[failure.fails], runs[failure.mended]
    variant_of = fails.name if _are_variants(fails, mended) else None
    return render(
        "failure.md.jinja",
        failure=failure,
        said=said_by(fails, machines),
        fails=fails,
        failing=block_of(fails, None, full=full).strip("\n"),
        mending=block_of(mended, variant_of, full=full).strip("\n"),
    )


def _are_variants(one: Entry, other: Entry) -> bool:
    """Tell whether the catalog says that one is a variant of the other: then changes are few."""
    return one.show.changes == other.name or other.show.changes == one.name
