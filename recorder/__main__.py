"""The command line: ``python -m recorder [--fresh] [--full] [--jobs N] [--only NAME …]``."""

import argparse
import json
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from recorder.catalog import Catalog, Comparison, Entry, arguments_of, load_catalog, names_given
from recorder.comparisons import Timing, comparison_key, files_of, timing_jobs, timing_of
from recorder.errors import AuthorError
from recorder.expectations import complaint, explain, outcome_of, unmet_need
from recorder.figure import timeline_files
from recorder.guard import guarded_runs
from recorder.jobs import Job, carry_out, run_command
from recorder.machine import distributions, here, usable_cpus
from recorder.pages import check_pages
from recorder.publish import publish, publish_traces
from recorder.reasons import write_reasons
from recorder.recordings import (
    RECORDINGS,
    describe_absence,
    describe_run,
    is_current,
    key_of,
    save,
)
from recorder.terminal import run_at_terminal
from recorder.timings_on_pages import write_timings
from recorder.where_it_works import write_fragments

ROOT = Path.cwd()


def main() -> int:
    """Record what is not current and return the exit code: 0, 1 for an author's error, 130."""
    options = parse_arguments()
    return run_command(
        lambda: record_all(options), "Interrupted: nothing half-written, no process left."
    )


def record_all(options: argparse.Namespace) -> list[str]:
    """Record what is not current, and return what went wrong."""
    cancelled = threading.Event()
    catalog = load_catalog(ROOT)
    if not options.only and not options.timings:
        check_pages(ROOT, catalog)
        publish(ROOT, catalog)
        write_fragments(ROOT, catalog)
        write_reasons(ROOT, catalog)
    wanted = chosen(catalog, options.only)
    if options.timings:
        wanted &= {comparison.id for comparison in catalog.comparison}
    together, alone = plan(catalog, wanted, options, cancelled.is_set)
    with guarded_runs():
        problems = carry_out([(options.jobs, together), (1, alone)], "Recording", cancelled)
    publish_traces(ROOT, catalog)
    write_timings(ROOT, catalog)
    return problems


def parse_arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m recorder", description=__doc__)
    parser.add_argument("--fresh", action="store_true", help="reuse no earlier recording")
    parser.add_argument("--full", action="store_true", help="use the large sizes")
    parser.add_argument("--timings", action="store_true", help="do nothing but time, afresh")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="record these and check no page")
    parser.add_argument(
        "--jobs",
        type=int,
        default=min(4, 2 * usable_cpus()),
        metavar="N",
        help="waiting snippets at a time (default: %(default)s)",
    )
    options = parser.parse_args()
    if options.jobs < 1:
        parser.error("--jobs must be at least 1")
    options.fresh |= options.timings
    return options


def chosen(catalog: Catalog, names: list[str] | None) -> set[str]:
    """Return the ids of the recordings that are asked for, all of them by default."""
    ids = {entry.id: entry.name for entry in catalog.snippet}
    ids |= {comparison.id: comparison.id for comparison in catalog.comparison}
    if names is None:
        return set(ids)
    wanted = names_given(names, {*ids, *ids.values()})
    return {each for each, name in ids.items() if {each, name} & wanted}


def plan(
    catalog: Catalog, wanted: set[str], options: argparse.Namespace, cancelled: Callable[[], bool]
) -> tuple[list[Job], list[Job]]:
    """Return what has to be recorded: what may overlap, then what must run alone."""
    together: list[Job] = []
    alone: list[Job] = []
    full: bool = options.full

    def is_needed(declared: Entry | Comparison, key: str) -> bool:
        current = not options.fresh and is_current(ROOT / RECORDINGS / declared.id, key)
        return declared.id in wanted and not current

    for entry in catalog.snippet:
        key = key_of(entry, [(ROOT / entry.path).read_bytes()], full)
        if is_needed(entry, key):
            do = partial(record, entry, full, cancelled, key)
            (together if entry.side_by_side else alone).append((entry.id, do))
    timings = []
    for comparison in catalog.comparison:
        key = comparison_key(ROOT, comparison, full=full)
        if (full or not comparison.full_only) and is_needed(comparison, key):
            timings.append(timing_of(catalog, comparison, full, key))
    alone += timing_jobs(timings, keep_timing, cancelled)
    return together, alone


def record(entry: Entry, full: bool, cancelled: Callable[[], bool], key: str) -> str:
    """Run a snippet, save what was seen under this key, and say how it went."""
    folder = ROOT / RECORDINGS / entry.id
    if reason := unmet_need(entry.needs, here(), distributions()):
        save(folder, describe_absence(entry, reason, key))
        return f"not run: {reason}"
    arguments = arguments_of(entry, full)
    command = [sys.executable, entry.path, *arguments]
    try:
        run = run_at_terminal(command, limit=entry.limit, cancelled=cancelled)
    except AuthorError as error:
        raise AuthorError(f"{entry.path}: {error}; the earlier recording is kept") from error
    expected = entry.outcome(here())
    if what := complaint(expected, run, entry.limit):
        raise AuthorError(explain(entry, " ".join(command), run, what))
    files = describe_run(ROOT, entry, arguments, run, outcome_of(run), key)
    facts = json.loads(files["run.json"])
    for method in entry.timeline_suffixes:
        files |= timeline_files(ROOT, entry, arguments, facts, cancelled, method)
    save(folder, files)
    return f"{outcome_of(run)} as expected, {run.seconds:.2f} s"


def keep_timing(timing: Timing) -> None:
    """Save a comparison that has been timed."""
    save(ROOT / RECORDINGS / timing.comparison.id, files_of(ROOT, timing))


if __name__ == "__main__":
    sys.exit(main())
