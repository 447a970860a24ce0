"""What a comparison times is the same work, and is called what it is."""

import ast
import itertools
import json
import re
from collections.abc import Callable, Iterator

import attrs
import pytest

from recorder.catalog.comparisons import Comparison, Contender
from recorder.paths import TIMED
from recorder.runs.expected import unmet_need
from recorder.runs.interpreters import own_interpreter
from recorder.runs.store import Asked
from tests.kept import ensure
from tests.snippets.test_catalog_against_reality import BOOK, FIRST, ROOT, SOURCES

each_comparison = pytest.mark.parametrize(
    "comparison", BOOK.comparisons, ids=lambda comparison: comparison.id
)
PART_THAT_IS_THE_SAME: dict[str, Callable[[str], str]] = {
    # Prints its time last, and its children in their order.
    "process/joining": lambda text: "\n".join(sorted(text.splitlines()[:-1])),
    # A piece is a part of a file: the words are the same.
    "words/counting": lambda text: re.sub(r"^\d+ \w+, ", "", text),
    # Five squares, to be compared with four: the first four are the same.
    "pool/rounds": lambda text: text[:14],
    # Works on as many points as it is fast: the work of each is looked at below.
    "pi/monte_carlo_commands": lambda text: text.rpartition(", ")[2],
}
"""Which part of what it prints is the same for all of a comparison, where it is not all."""
RETURN_NOTHING = {"concurrency/counting_too_little": "prints what the commands print"}
MILLION = 1_000_000


def printed_by(run: Contender) -> str | None:
    """Return what a command prints, run here if need be, or None where it cannot be."""
    entry, own = FIRST[run.snippet], own_interpreter()
    if unmet_need(entry.run.needs, own.place(), own.packages):
        return None
    return ensure(Asked(entry=entry, place=own.place(), arguments=run.args), own).output


@each_comparison
def test_commands_print_the_same(comparison: Comparison) -> None:
    same = PART_THAT_IS_THE_SAME.get(comparison.id, str)
    printed = {
        run.title: same(text)
        for run in comparison.runs
        if not run.call and (text := printed_by(run)) is not None
    }
    assert len(set(printed.values())) <= 1, printed


@each_comparison
def test_calls_return_the_same_or_are_counted_in_units_of_work(comparison: Comparison) -> None:
    calls = [run for run in comparison.runs if run.call]
    assert comparison.agree or comparison.per or not calls or comparison.id in RETURN_NOTHING
    if not comparison.per:
        for full in (False, True):
            given = {
                tuple(word for word in run.arguments(full) if word not in {"{workers}", "1"})
                for run in comparison.runs
            }
            assert len(given) == 1, "they are not asked for the same"


@each_comparison
def test_a_unit_of_work_is_what_it_is_called(comparison: Comparison) -> None:
    if not comparison.per:
        assert {(run.work, run.full_work) for run in comparison.runs} == {(1.0, None)}
        return
    assert comparison.per == "million points"
    for run in comparison.runs:
        if run.call:
            for full in (False, True):
                assert int(run.arguments(full)[-1]) == run.units(full) * MILLION, run.title
        elif (text := printed_by(run)) is not None:
            error = re.search(r"\+- (\S+),", text)
            assert error, run.title
            points = (1.6419 / float(error[1])) ** 2 / MILLION
            assert points == pytest.approx(run.work, rel=0.05), run.title


@each_comparison
def test_what_was_counted_fits_the_units_of_work(comparison: Comparison) -> None:
    path = ROOT / TIMED / comparison.id / "run.json"
    if not comparison.per or not path.is_file():
        return
    for row in json.loads(path.read_text(encoding="utf-8"))["rows"]:
        if isinstance(row["result"], int):
            hits = row["result"] / row["work"] / MILLION
            assert hits == pytest.approx(0.7854, rel=0.02), row["name"]


@each_comparison
def test_parts_are_as_many_as_the_program_makes(comparison: Comparison) -> None:
    for run in comparison.runs:
        if run.parts is not None:
            assert run.ceiling == "cpus"
            assert run.parts in numbers_in(SOURCES[run.snippet]), run.title


def numbers_in(source: str) -> set[int]:
    """Return the whole numbers of a program, and the lengths of the lists that it writes out."""
    tree = [*ast.walk(ast.parse(source))]
    written = {
        node.value for node in tree if isinstance(node, ast.Constant) and type(node.value) is int
    }
    return written | {len(node.elts) for node in tree if isinstance(node, (ast.List, ast.Tuple))}


@each_comparison
def test_sizes_ascend_and_reach_each_run(comparison: Comparison) -> None:
    for sizes in (comparison.sizes, comparison.full_sizes or ()):
        numbers = [int(size) for size in sizes]
        assert numbers == sorted(set(numbers))
    if comparison.full_sizes is not None:
        assert set(comparison.sizes) < set(comparison.full_sizes)
    for run in comparison.runs:
        assert bool(comparison.sizes) == any("{size}" in word for word in run.args)


@each_comparison
def test_what_is_bounded_by_cpus_uses_several(comparison: Comparison) -> None:
    assert comparison.runs[0].ceiling == "none"
    for run in comparison.runs:
        if run.ceiling != "none" or run.sweep:
            assert opens_processes(run) or opens_threads(run), run.title
    assert len(comparison.runs) > 1
    assert bool(comparison.tasks) == any(run.ceiling == "tasks" for run in comparison.runs)


def opens_processes(run: Contender) -> bool:
    """Tell whether a run has several processes: those that it is given, or its own."""
    if run.within:
        return run.within == "Pool"
    if run.call and not re.search("open|new", run.call):
        return bool(re.search("in_processes", run.snippet))
    return bool(re.search(r"\b(Pool|ProcessPoolExecutor|Process)\(", SOURCES[run.snippet]))


def opens_threads(run: Contender) -> bool:
    """Tell whether a run has several threads."""
    if run.within:
        return bool(re.search("[Tt]hread", run.within))
    if "flint" in run.snippet:
        return "{workers}" in run.args
    return not run.call and bool(re.search(r"\bThread(Pool)?\w*\(", SOURCES[run.snippet]))


def _named(*words: str) -> Callable[[Contender], bool]:
    return lambda run: any(word in run.snippet for word in words)


def _one(run: Contender) -> bool:
    return not opens_processes(run) and not opens_threads(run)


CLAIMS: dict[str, Callable[[Contender], bool]] = {
    "pool": opens_processes,
    "processes": opens_processes,
    "threads": opens_threads,
    "one thread": _one,
    "serial": _one,
    "serially": _one,
    "alone": _one,
    "loop": _one,
    "one process": _one,
    "plain": _named("plain"),
    "lean": lambda run: not _named("plain", "numpy", "numba")(run),
    "NumPy": _named("numpy"),
    "Numba": _named("numba"),
    "SplitMix64": _named("splitmix"),
    "kept": _named("cached"),
    "one array": lambda run: "numpy" in run.snippet and run.call == "count_hits",
    "tree": _named("chudnovsky"),
    "mpmath": _named("mpmath"),
    "FLINT": _named("flint"),
    "split": lambda run: run.snippet.endswith("_split"),
    "integers": _named("integers"),
    "short divisors": _named("divide"),
    "whole tasks": lambda run: opens_processes(run) and not run.snippet.endswith("_split"),
    "open": lambda run: run.within is not None,
    "warm": lambda run: run.within is not None,
    "own": lambda run: run.within is None,
    "new": lambda run: run.within is None and "new" in (run.call or ""),
    "a lock for each": _named("lock"),
    "add once": _named("once"),
    "together": _named("together"),
    "one by one": _named("one_by_one"),
    "pieces": _named("pieces"),
    "four": _named("squares"),
    "five": _named("one_too_many"),
}
"""What a word in a run's name says of it."""
TELLING: dict[str, Callable[[Contender], bool]] = {
    word: CLAIMS[word]
    for word in ("NumPy", "Numba", "kept", "split", "integers", "threads", "plain", "one array")
}
"""What a name must say if it is so, where another run of the comparison is otherwise."""


def claimed(name: str) -> list[str]:
    """Return the words of a name that claim something."""
    return [word for word in CLAIMS if re.search(rf"\b{re.escape(word)}\b", name)]


def false_claims(name: str, run: Contender, others: tuple[Contender, ...]) -> Iterator[str]:
    """Yield what a name says of a run that is not so, and what it leaves unsaid."""
    yield from (word for word in claimed(name) if not CLAIMS[word](run))
    for word, holds in TELLING.items():
        if holds(run) and word not in claimed(name) and not all(map(holds, others)):
            yield f"not {word}"


@each_comparison
def test_each_run_is_called_what_it_is(comparison: Comparison) -> None:
    for run in comparison.runs:
        if run.name:
            assert claimed(run.name), f"{run.name!r} claims nothing that CLAIMS knows"
            found = [*false_claims(run.name, run, comparison.runs)]
            assert not found, f"{run.name!r} ({run.snippet}, {run.call}): {found}"


@each_comparison
def test_no_two_names_could_be_swapped_unseen(comparison: Comparison) -> None:
    """The claims tell any two runs of a comparison apart, so that a wrong name is seen."""
    for one, other in itertools.combinations(comparison.runs, 2):
        if one.name and other.name:
            swapped = [
                *false_claims(other.name, attrs.evolve(one, name=other.name), comparison.runs),
                *false_claims(one.name, attrs.evolve(other, name=one.name), comparison.runs),
            ]
            assert swapped, f"{one.name!r} and {other.name!r}"
