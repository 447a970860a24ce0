"""The command line: ``python -m recorder record``, ``time``, ``matrix`` or ``render``."""

import argparse
import random
import sys
from collections.abc import Callable
from pathlib import Path

from markupsafe import Markup

import recorder.clusters.on_pages as cluster_pages
import recorder.failures.on_pages as failure_pages
import recorder.free_threading.on_pages as free_threading_pages
import recorder.matrix.on_pages as matrix_pages
import recorder.outputs.on_pages as output_pages
import recorder.stacks.on_pages as stack_pages
import recorder.timelines.on_pages as timeline_pages
import recorder.timings.on_pages as timing_pages
from recorder.catalog.load import Catalog, load_catalog, names_given
from recorder.clusters import record as clusters
from recorder.clusters.stored import load as load_clusters
from recorder.errors import AuthorError, raise_all
from recorder.matrix import fill
from recorder.matrix.files import merge_files, refuse_name, store_verdicts
from recorder.matrix.stored import load_own as load_own_verdicts
from recorder.matrix.stored import load_stored as load_stored_verdicts
from recorder.outputs import record as outputs
from recorder.pages import blocks
from recorder.pages.check import check_pages
from recorder.pages.downloads import publish_snippets
from recorder.pages.includes import find_sections, read_pages, sections_of_failures
from recorder.pages.write import encoded, replace_files, write_files
from recorder.paths import CATALOG, FRAGMENTS, PUBLISHED_TRACES, TIMINGS
from recorder.runs.interpreters import PYTHONS, own_interpreter
from recorder.runs.jobs import carry_out, exit_code_of
from recorder.runs.leftovers import guarded_runs
from recorder.runs.machine import usable_cpus
from recorder.runs.own_files import files_of_project, tell_changes
from recorder.runs.preflight import faults_of_machine
from recorder.runs.spelling import faults_of_packages
from recorder.timings import rounds
from recorder.timings.stored import load_stored as load_stored_timings

BUDGET = 75.0
"""Seconds that a build spends on all comparisons together."""
SHARE = 0.1
"""Which part of the known verdicts ``matrix --sample`` checks again."""


def main(words: list[str] | None = None) -> int:
    """Do what the words ask for; return 0, 1 if something went wrong, 130 if interrupted."""
    options = parser().parse_args(words)
    if getattr(options, "jobs", 1) < 1:
        parser().error("--jobs must be at least 1")
    given = {name for name, value in vars(options).items() if value}
    if given & {"sample", "for_tests", "merge"} and given & {"only", "fresh", "store"}:
        parser().error("--only, --fresh and --store say how to fill it; leave them out here")

    def do() -> list[str]:
        if not CATALOG.is_file():
            raise AuthorError(f"{CATALOG}: not here; start this at the root of the project")
        if options.do is not render_alone:
            raise_all(list(faults_of_machine()))
        before = files_of_project()
        problems: list[str] = []
        try:
            problems += options.do(load_catalog(), options)
        finally:
            problems += tell_changes(before)
        return problems

    return exit_code_of(do, "Interrupted: nothing is half-written, no process is left.")


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    root = argparse.ArgumentParser(prog="python -m recorder", description=__doc__)
    commands = root.add_subparsers(required=True, metavar="command")

    def add(name: str, do: Callable[..., list[str]], text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(do=do)
        if name in ("record", "matrix"):
            command.add_argument("--fresh", action="store_true", help="reuse nothing")
            command.add_argument("--only", nargs="+", metavar="NAME", help="these snippets alone")
            most = min(4, 2 * usable_cpus()) if name == "record" else usable_cpus()
            text = "runs at a time, where they may overlap (default: %(default)s)"
            command.add_argument("--jobs", type=int, default=most, metavar="N", help=text)
        if name not in ("matrix", "clusters"):
            command.add_argument("--full", action="store_true", help="use the large sizes")
        return command

    record_ = add("record", record, "Run what is not current for the pages, and write them.")
    record_.add_argument("--no-timings", action="store_true", help="time no comparison")
    add("time", time, "Time all comparisons afresh, as long as it takes, and nothing else.")
    hosts = add("clusters", record_clusters, "Run what is for several hosts, on hosts made here.")
    hosts.add_argument("--store", action="store_true", help="write docs/clusters/ to commit")
    add("render", render_alone, "Write what pages include from what is kept; run nothing.")
    places = add("matrix", fill_matrix, "Run every snippet at every place, and judge it.")
    places.add_argument(
        "--pythons", nargs="+", choices=PYTHONS, default=PYTHONS, help="these versions alone"
    )
    places.add_argument("--machine", default="", metavar="NAME", help="what to call this machine")
    ways = places.add_mutually_exclusive_group()
    ways.add_argument("--sample", action="store_true", help="run stale cells and a random tenth")
    seed = random.SystemRandom().randrange(10**6)
    places.add_argument("--seed", type=int, default=seed, help="of the sample")
    ways.add_argument("--for-tests", action="store_true", help="make the runs that tests read")
    places.add_argument("--store", action="store_true", help="write docs/verdicts/ to commit")
    ways.add_argument("--merge", nargs="+", type=Path, metavar="FILE", help="join results")
    places.add_argument("--machines", nargs="+", default=[], metavar="NAME", help="list them")
    return root


def record(catalog: Catalog, options: argparse.Namespace) -> list[str]:
    """Run what pages show and is not current, render it, and return what went wrong."""
    _check(catalog)
    wanted = _wanted(catalog, options.only)
    how = {"fresh": options.fresh, "full": options.full}
    waiting, on_one_cpu, alone = outputs.jobs(catalog, wanted, **how)
    traces_together, traces_alone = timeline_pages.jobs(catalog, wanted, **how)
    phases = [
        (options.jobs, waiting + stack_pages.jobs(catalog, wanted, **how)),
        (min(options.jobs, usable_cpus()), on_one_cpu),
        (1, alone),
        (options.jobs, traces_together),
        (1, traces_alone),
    ]
    with guarded_runs():
        problems = carry_out(phases, "Recording")
        if not problems and not options.no_timings:
            budget = None if options.full else BUDGET
            timed = rounds.jobs(catalog, wanted, budget=budget, **how)
            problems = carry_out([(1, timed)], "Timing")
    return problems + render(catalog, options)


def time(catalog: Catalog, options: argparse.Namespace) -> list[str]:
    """Time everything afresh and render it, and return what went wrong."""
    _check(catalog)
    wanted = {comparison.id for comparison in catalog.comparisons}
    with guarded_runs():
        timed = rounds.jobs(catalog, wanted, fresh=True, full=options.full, budget=None)
        problems = carry_out([(1, timed)], "Timing")
    return problems + render(catalog, options)


def fill_matrix(catalog: Catalog, options: argparse.Namespace) -> list[str]:
    """Do what is asked of the matrix, and return what was not expected."""
    if options.machine:
        refuse_name(options.machine)
    if options.merge:
        return merge_files(catalog, options.merge, options.machines)
    with guarded_runs():
        if options.for_tests:
            return fill.prepare_tests(catalog, jobs=options.jobs)
        if options.sample:
            how = {"jobs": options.jobs, "share": SHARE, "seed": options.seed}
            return fill.sample(catalog, options.pythons, **how)
        names = names_given(options.only or catalog.names, set(catalog.names))
        how = {"jobs": options.jobs, "fresh": options.fresh, "name": options.machine}
        problems = fill.fill(catalog, names, options.pythons, **how)
    if options.store and not problems:
        problems = store_verdicts(catalog, options.machine)
    return problems


def record_clusters(_: Catalog, options: argparse.Namespace) -> list[str]:
    """Run every program for several hosts, and return which engine broke its promise."""
    return clusters.record(store=options.store)


def render_alone(catalog: Catalog, options: argparse.Namespace) -> list[str]:
    """Write everything that pages include, after the checks that `record` makes, too."""
    _check(catalog)
    return render(catalog, options)


def render(catalog: Catalog, options: argparse.Namespace) -> list[str]:
    """Write everything that pages include, from what is kept."""
    full = options.full
    files = fragments(catalog, full=full)
    replace_files(FRAGMENTS, encoded(files))
    replace_files(PUBLISHED_TRACES, timeline_pages.traces(catalog, full=full))
    publish_snippets(catalog)
    write_files(TIMINGS.parent, {TIMINGS.name: timing_pages.collect(catalog, full=full)})
    return []


def fragments(catalog: Catalog, *, full: bool) -> dict[str, Markup]:
    """Return everything that pages include, from what is kept."""
    pages = read_pages()
    sections = find_sections(pages, catalog.failures)
    places = sections_of_failures(pages)
    explained = failure_pages.by_snippet(catalog, places)
    machines = matrix_pages.known_machines(catalog)
    return {
        **blocks.fragments(catalog, sections, explained, full=full),
        **output_pages.fragments(catalog, full=full),
        **timeline_pages.fragments(catalog, full=full),
        **timing_pages.fragments(catalog, full=full),
        **stack_pages.fragments(catalog, full=full),
        **matrix_pages.fragments(catalog, sections, machines),
        **failure_pages.fragments(catalog, places, explained, sections, machines, full=full),
        **cluster_pages.fragments(catalog),
        **free_threading_pages.fragments(catalog),
    }


def _check(catalog: Catalog) -> None:
    """Name every fault of pages, snippets, catalog and stored files before anything runs."""
    names = (
        blocks.names(catalog)
        | output_pages.names(catalog)
        | timeline_pages.names(catalog)
        | timing_pages.names(catalog)
        | stack_pages.names(catalog)
        | matrix_pages.names(catalog)
        | failure_pages.names(catalog)
        | cluster_pages.names(catalog)
        | free_threading_pages.names()
    )
    check_pages(read_pages(), catalog, names)
    raise_all([*faults_of_packages(catalog, own_interpreter())])
    load_stored_timings(catalog.comparisons)
    load_stored_verdicts()
    load_own_verdicts()
    load_clusters()
    free_threading_pages.load()


def _wanted(catalog: Catalog, only: list[str] | None) -> set[str]:
    """Return the ids of the entries and comparisons that are asked for, by default all."""
    ids = {entry.id: entry.name for entry in catalog.entries}
    ids |= {comparison.id: comparison.id for comparison in catalog.comparisons}
    if only is None:
        return set(ids)
    given = names_given(only, {*ids, *ids.values()})
    return {each for each, name in ids.items() if {each, name} & given}


if __name__ == "__main__":
    sys.exit(main())
