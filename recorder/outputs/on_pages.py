"""Renders what runs printed."""

from recorder.catalog.entries import Entry
from recorder.catalog.load import Catalog
from recorder.outputs.record import current, reason_for_absence
from recorder.pages.fragments import render, table_of
from recorder.runs.execute import command_for_readers
from recorder.runs.interpreters import own_interpreter
from recorder.runs.machine import machine
from recorder.runs.store import asked_for_page

NOT_YET = "is not recorded yet; `nox -s docs` does it"


def names(catalog: Catalog) -> set[str]:
    """Return the names of the fragments that `fragments` makes."""
    tables = {f"runs/{entry.id}.table.md" for entry in catalog.entries if entry.show.table}
    return tables | {f"runs/{entry.id}.md" for entry in catalog.entries}


def fragments(catalog: Catalog, *, full: bool) -> dict[str, str]:
    """Return the output of each run, and its table where it has one."""
    return {
        name: text
        for entry in catalog.entries
        for name, text in fragments_of(entry, full=full).items()
    }


def fragments_of(entry: Entry, *, full: bool) -> dict[str, str]:
    """Return the fragments of one entry: of its run, or why there is none."""
    interpreter = own_interpreter()
    asked = asked_for_page(entry, interpreter, full=full, how="file")
    kept = None if reason_for_absence(entry) else current(asked)
    name = f"runs/{entry.id}"
    if kept is None:
        place = machine() | {
            "python_version": interpreter.version,
            "python_implementation": interpreter.implementation,
            "start_method": asked.place.start_method,
        }
        reason = reason_for_absence(entry) or NOT_YET
        command = command_for_readers(asked)
        text = render("absent.md.jinja", command=command, reason=reason, place=place)
        return {f"{name}.md": text} | ({f"{name}.table.md": text} if entry.show.table else {})
    files = {
        f"{name}.md": render(
            "output.md.jinja",
            run=kept.facts,
            output=kept.output,
            outcome=kept.outcome,
            order=entry.expect.order,
        )
    }
    if entry.show.table:
        head, rows = table_of(entry.path, kept.output)
        files[f"{name}.table.md"] = render("table.md.jinja", run=kept.facts, head=head, rows=rows)
    return files
