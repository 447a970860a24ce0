"""Makes the runs whose output pages show."""

from functools import partial

from recorder.catalog.entries import Entry
from recorder.catalog.load import Catalog
from recorder.errors import SurpriseError
from recorder.runs.execute import execute
from recorder.runs.expected import complaint_of, explain, unmet_need
from recorder.runs.interpreters import page_interpreter
from recorder.runs.jobs import Job
from recorder.runs.starts import starts_others
from recorder.runs.store import Asked, Kept, asked_for_page, load


def jobs(
    catalog: Catalog, wanted: set[str], *, fresh: bool, full: bool
) -> tuple[list[Job], list[Job], list[Job]]:
    """Return what has to be run: what mostly waits, what needs one CPU, and what runs alone.

    A snippet that starts nothing needs one CPU and has one order of lines, so
    another such one may run beside it, unless it prints times.
    """
    waiting: list[Job] = []
    on_one_cpu: list[Job] = []
    alone: list[Job] = []
    for entry in catalog.entries:
        if entry.id in wanted and not reason_for_absence(entry):
            asked = asked_for_page(entry, page_interpreter(entry.show.since), full=full, how="file")
            if fresh or current(asked) is None:
                job = (entry.id, partial(record, asked))
                if entry.run.side_by_side:
                    waiting.append(job)
                elif starts_others(entry) or entry.expect.output == "any":
                    alone.append(job)
                else:
                    on_one_cpu.append(job)
    return waiting, on_one_cpu, alone


def reason_for_absence(entry: Entry) -> str | None:
    """Return what this machine lacks to run an entry, as the end of a sentence, or None."""
    interpreter = page_interpreter(entry.show.since)
    return unmet_need(entry.run.needs, interpreter.place(), interpreter.packages)


def current(asked: Asked) -> Kept | None:
    """Return what is kept of a run if nothing has changed since and it did what it should."""
    kept = load(asked, page_interpreter(asked.entry.show.since))
    return kept if kept and not complaint_of(asked, kept) else None


def record(asked: Asked) -> str:
    """Make a run, and say how it went."""
    kept = execute(asked, page_interpreter(asked.entry.show.since))
    if what := complaint_of(asked, kept):
        raise SurpriseError(explain(asked.entry, kept, what))
    return f"{kept.outcome} as expected, {kept.facts['seconds']:.2f} s"
