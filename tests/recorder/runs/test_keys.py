"""Each field of what is run has a part in its key, or a reason here why it has none.

A new field without a decision is red. What matters is changed once and must give
another key or another folder; what does not is changed, too, and must leave both.
"""

import ast
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import attrs
import pytest

from recorder.catalog.comparisons import Comparison, Contender
from recorder.catalog.entries import Entry, Needs, Outcome, Place, ToExpect, ToRun, ToShow
from recorder.catalog.load import Catalog
from recorder.matrix import cells
from recorder.matrix.cells import VERDICT_FILES, sources_of
from recorder.paths import RECORDER
from recorder.runs import store
from recorder.runs.interpreters import Interpreter, own_interpreter
from recorder.runs.machine import machine
from recorder.runs.store import (
    RUNNERS,
    Asked,
    asked_for_page,
    asked_for_verdict,
    key_of,
)
from recorder.stacks.take import TAKERS
from recorder.timelines.trace import TRACERS
from recorder.timings import rows
from recorder.timings.rows import TIMERS, comparison_key

OWN = attrs.evolve(own_interpreter(), packages={"numpy": "1", "attrs": "1"})
ENTRY = Entry(
    name="demo/hello",
    run=ToRun(args=("1",), full_args=("2",), quick_args=("3",), needs=Needs(packages=("numpy",))),
)
OTHER = "demo/other"
SOURCE = b'"""Say hello."""\n'
MATTERS = ""
Decisions = dict[str, str]
"""`MATTERS`, or why a field has no part in the key."""

OF_A_RUN: dict[type, Decisions] = {
    Entry: {
        "name": MATTERS,
        "label": MATTERS,
        "run": MATTERS,
        "expect": "a run is judged from what is kept",
        "show": "a run is shown from what is kept",
        "line": "where it stands in the catalog is for messages",
    },
    ToRun: {
        "args": MATTERS,
        "full_args": MATTERS,
        "quick_args": MATTERS,
        "start_method": MATTERS,
        "each_start_method": "makes further entries, each with its arguments",
        "side_by_side": "beside others a run does the same",
        "limit": MATTERS,
        "ctrl_c_after": MATTERS,
        "needs": MATTERS,
    },
    Needs: {
        "system": "where it is not met, nothing is run",
        "packages": MATTERS,
        "cluster": "where it is not met, nothing is run",
    },
    Interpreter: {
        "python": MATTERS,
        "version": "the build says it",
        "implementation": "the build says it",
        "build": MATTERS,
        "start_methods": MATTERS,
        "executable": "the same Python may lie elsewhere",
        "library": "paths are cut from what is printed",
        "packages": MATTERS,
    },
}
OF_A_VERDICT: dict[type, Decisions] = {
    Entry: {
        "name": "the stored file names it",
        "label": "the stored file names it",
        "run": MATTERS,
        "expect": MATTERS,
        "show": "what pages show changes no verdict",
        "line": "where it stands in the catalog is for messages",
    },
    ToRun: {
        "args": "the matrix runs the quick ones",
        "full_args": "the matrix runs the quick ones",
        "quick_args": MATTERS,
        "start_method": MATTERS,
        "each_start_method": "makes further entries, each with its arguments",
        "side_by_side": "beside others a run does the same",
        "limit": MATTERS,
        "ctrl_c_after": MATTERS,
        "needs": MATTERS,
    },
    Needs: {"system": MATTERS, "packages": MATTERS, "cluster": MATTERS},
    ToExpect: {
        "expect": MATTERS,
        "exception": MATTERS,
        "output": MATTERS,
        "message": MATTERS,
        "order": MATTERS,
        "under": MATTERS,
    },
}
OF_A_TIMING: dict[type, Decisions] = {
    Comparison: {
        "id": MATTERS,
        "rounds": MATTERS,
        "runs": MATTERS,
        "per": MATTERS,
        "copies": MATTERS,
        "agree": MATTERS,
        "against": "ratios are computed from what is kept",
        "result": "results are kept in any case",
        "bars": MATTERS,
        "costs": "lines and packages are read when it is shown",
        "sizes": MATTERS,
        "full_sizes": MATTERS,
        "full_only": MATTERS,
        "tasks": MATTERS,
        "line": "where it stands in the catalog is for messages",
    },
    Contender: {
        "snippet": MATTERS,
        "name": MATTERS,
        "args": MATTERS,
        "full_args": MATTERS,
        "work": MATTERS,
        "full_work": MATTERS,
        "call": MATTERS,
        "within": MATTERS,
        "warm_args": MATTERS,
        "sweep": MATTERS,
        "ceiling": "it is computed from what is kept",
        "parts": "the ceiling is computed from what is kept",
    },
    Entry: {
        "name": "the run of a comparison names it",
        "label": "a comparison takes the first run alone",
        "run": MATTERS,
        "expect": MATTERS,
        "show": "what pages show changes no time",
        "line": "where it stands in the catalog is for messages",
    },
    ToRun: {
        "args": "a comparison has its own",
        "full_args": "a comparison has its own",
        "quick_args": "a comparison has its own",
        "start_method": "the snippet's bytes say it",
        "each_start_method": "makes further entries",
        "side_by_side": "nothing is timed beside others",
        "limit": MATTERS,
        "ctrl_c_after": "no key is pressed where times are taken",
        "needs": MATTERS,
    },
    Needs: {
        "system": "where it is not met, nothing is timed",
        "packages": MATTERS,
        "cluster": "where it is not met, nothing is timed",
    },
}
CHANGED: dict[str, Any] = {
    "name": OTHER,
    "label": "other",
    "run": ToRun(limit=7.0, needs=Needs(packages=("attrs",))),
    "expect": ToExpect(expect="hangs", output="any"),
    "show": ToShow(listing="folded", timeline=True, explained="page.md#why"),
    "line": 99,
    "args": ("9",),
    "full_args": ("9",),
    "quick_args": ("9",),
    "start_method": "spawn",
    "each_start_method": True,
    "side_by_side": True,
    "limit": 7.0,
    "ctrl_c_after": "ready",
    "needs": Needs(packages=("attrs",)),
    "system": "Linux",
    "packages": ("attrs",),
    "cluster": True,
    "python": "3.99",
    "version": "3.99.1",
    "implementation": "Other",
    "build": "3.99.1 (main)",
    "start_methods": ("spawn",) if OWN.start_methods[0] != "spawn" else ("fork",),
    "executable": "/elsewhere/python",
    "library": "/elsewhere/lib",
    "exception": "KeyError",
    "output": "any",
    "message": "so far",
    "order": "any",
    "under": {"fork": Outcome(expect="hangs")},
    "id": "demo/others",
    "rounds": 9,
    "runs": (Contender(snippet=ENTRY.name),),
    "per": "points",
    "copies": True,
    "agree": True,
    "against": ("x",),
    "result": "Digits",
    "bars": "times",
    "costs": True,
    "sizes": ("5",),
    "full_sizes": ("6",),
    "full_only": True,
    "tasks": (("5",),),
    "snippet": OTHER,
    "work": 2.0,
    "full_work": 3.0,
    "call": "other",
    "within": "Pool",
    "warm_args": ("5",),
    "sweep": True,
    "ceiling": "cpus",
    "parts": 3,
}
"""Another value for each field."""
OTHER_VALUES: dict[tuple[type, str], Any] = {
    (Interpreter, "packages"): {"numpy": "2", "attrs": "1"},
    (ToExpect, "expect"): "hangs",
}
"""Where fields of one name are of different kinds."""


def changed(kind: type, field: str) -> Any:
    """Return another value for a field."""
    return OTHER_VALUES.get((kind, field), CHANGED[field])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (ENTRY.name, OTHER):
        path = Path(f"snippets/{name}.py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(SOURCE if name == ENTRY.name else b'"""Say more."""\n')
    monkeypatch.setattr(rows, "own_interpreter", lambda: OWN)


def with_change(kind: type, field: str) -> tuple[Entry, Interpreter]:
    """Return the entry and the Python of this file with one field changed."""
    value = changed(kind, field)
    if kind is Interpreter:
        return ENTRY, attrs.evolve(OWN, **{field: value})
    if kind is Entry:
        return attrs.evolve(ENTRY, **{field: value}), OWN
    if kind is ToRun:
        return attrs.evolve(ENTRY, run=attrs.evolve(ENTRY.run, **{field: value})), OWN
    if kind is ToExpect:
        return attrs.evolve(ENTRY, expect=attrs.evolve(ENTRY.expect, **{field: value})), OWN
    needs = attrs.evolve(ENTRY.run.needs, **{field: value})
    return attrs.evolve(ENTRY, run=attrs.evolve(ENTRY.run, needs=needs)), OWN


def runs_of(entry: Entry, interpreter: Interpreter) -> list[tuple[str, str]]:
    """Return folder and key of the runs that pages and the matrix make of an entry."""
    asked = [
        asked_for_page(entry, interpreter, full=False, how="file"),
        asked_for_page(entry, interpreter, full=True, how="file"),
        asked_for_verdict(entry, interpreter.place()),
    ]
    source = Path(entry.path).read_bytes()
    return [(each.folder.as_posix(), key_of(each, interpreter, source, RUNNERS)) for each in asked]


def timed(
    entry: Entry = ENTRY, other: Entry | None = None, comparison: Comparison | None = None
) -> str:
    """Return the key of a comparison of two snippets."""
    second = other or Entry(name=OTHER)
    catalog = Catalog((entry, second))
    return comparison_key(comparison or comparison_of(), catalog, full=False)


def comparison_of(**facts: Any) -> Comparison:
    """Return a comparison with these facts, in which nothing is left out that may stand there."""
    run = Contender(snippet=ENTRY.name, name="hello", full_args=("8",), warm_args=("1",))
    runs = (run, Contender(snippet=OTHER))
    return attrs.evolve(Comparison(id="demo/both", runs=runs), **facts)


def fields_of(table: dict[type, Decisions]) -> list[tuple[type, str, str]]:
    return [(kind, name, why) for kind, all_of in table.items() for name, why in all_of.items()]


@pytest.mark.parametrize("table", [OF_A_RUN, OF_A_VERDICT, OF_A_TIMING])
def test_each_field_has_a_decision(table: dict[type, Decisions]) -> None:
    for kind, decisions in table.items():
        assert set(decisions) == {field.name for field in attrs.fields(kind)}, kind


def test_each_kind_of_thing_that_runs_has_its_table() -> None:
    """What an entry, a comparison or a question holds is decided on, field by field."""
    for table in (OF_A_RUN, OF_A_VERDICT, OF_A_TIMING):
        assert {Entry, ToRun, Needs} <= set(table)
    assert {field.name for field in attrs.fields(Asked)} == {
        "entry",
        "place",
        "arguments",
        "how",
        "again",
    }
    assert {field.name for field in attrs.fields(Place)} == {"start_method", "python", "system"}


OF_A_QUESTION: dict[str, Any] = {
    "entry": attrs.evolve(ENTRY, name=OTHER),
    "place": Place("another", OWN.python, OWN.place().system),
    "arguments": ("9",),
    "how": "alone",
    "again": 1,
}
"""Another value for each field of a question: the Python of a place is in the build."""


@pytest.mark.parametrize("field", [field.name for field in attrs.fields(Asked)])
def test_each_field_of_a_question_makes_another_key_and_folder(field: str) -> None:
    asked = asked_for_page(ENTRY, OWN, full=False, how="file")
    other = attrs.evolve(asked, **{field: OF_A_QUESTION[field]})
    one, two = (key_of(each, OWN, SOURCE, RUNNERS) for each in (asked, other))
    assert one != two
    assert asked.folder != other.folder


def test_the_order_of_arguments_makes_another_key() -> None:
    asked = asked_for_page(ENTRY, OWN, full=False, how="file")
    orders = [attrs.evolve(asked, arguments=order) for order in (("1", "2"), ("2", "1"))]
    one, two = (key_of(each, OWN, SOURCE, RUNNERS) for each in orders)
    assert one != two


@pytest.mark.parametrize(("kind", "field", "why"), fields_of(OF_A_RUN))
def test_a_field_makes_another_run_or_says_why_not(kind: type, field: str, why: str) -> None:
    before = runs_of(ENTRY, OWN)
    entry, interpreter = with_change(kind, field)
    assert (entry, interpreter) != (ENTRY, OWN) or field == "line"
    assert (runs_of(entry, interpreter) == before) == bool(why)


@pytest.mark.parametrize(("kind", "field", "why"), fields_of(OF_A_VERDICT))
def test_a_field_makes_a_verdict_old_or_says_why_not(kind: type, field: str, why: str) -> None:
    before = sources_of(ENTRY)
    entry, _ = with_change(kind, field)
    if (kind, field) == (Entry, "name"):  # with the same text in another file
        Path(entry.path).write_bytes(SOURCE)
    assert (sources_of(entry) == before) == bool(why)


@pytest.mark.parametrize(("kind", "field", "why"), fields_of(OF_A_TIMING))
def test_a_field_makes_a_timing_old_or_says_why_not(kind: type, field: str, why: str) -> None:
    before = timed()
    if kind is Comparison:
        after = timed(comparison=comparison_of(**{field: changed(kind, field)}))
    elif kind is Contender:
        runs = comparison_of().runs
        first = attrs.evolve(runs[0], **{field: changed(kind, field)})
        after = timed(comparison=comparison_of(runs=(first, *runs[1:])))
    elif kind is Entry and field in ("name", "label"):
        return  # a catalog without the first run of a snippet is refused
    else:
        entry, _ = with_change(kind, field)
        after = timed(entry)
        # The second snippet of a comparison counts as the first one does.
        second, _ = with_change(kind, field)
        assert (
            timed(other=attrs.evolve(second, name=OTHER))
            == timed(other=attrs.evolve(ENTRY, name=OTHER))
        ) == bool(why)
    assert (after == before) == bool(why)


def test_the_order_of_places_with_another_outcome_makes_a_verdict_old() -> None:
    one, other = {"fork": Outcome(expect="hangs")}, {"Linux": Outcome(output="any")}
    digests = {
        sources_of(attrs.evolve(ENTRY, expect=ToExpect(under=under)))
        for under in (one | other, other | one)
    }
    assert len(digests) == 2


@pytest.mark.parametrize("field", [field.name for field in attrs.fields(Outcome)])
def test_each_field_of_an_outcome_elsewhere_makes_a_verdict_old(field: str) -> None:
    outcome = Outcome(**{field: changed(ToExpect, field)})
    digests = {
        sources_of(attrs.evolve(ENTRY, expect=ToExpect(under={"fork": each})))
        for each in (Outcome(), outcome)
    }
    assert len(digests) == 2


@pytest.mark.parametrize("name", [ENTRY.name, OTHER])
def test_the_bytes_of_each_snippet_make_a_timing_old(name: str) -> None:
    before = timed()
    path = Path(f"snippets/{name}.py")
    path.write_bytes(path.read_bytes() + b"# more\n")
    assert timed() != before


def test_the_bytes_of_a_snippet_make_a_verdict_old() -> None:
    before = sources_of(ENTRY)
    Path(ENTRY.path).write_bytes(SOURCE + b"# more\n")
    assert sources_of(ENTRY) != before


@pytest.mark.parametrize("fact", machine())
def test_each_fact_of_the_machine_makes_another_run_and_a_timing_old(
    fact: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = runs_of(ENTRY, OWN), timed()
    other = machine() | {fact: "another"}
    monkeypatch.setattr(store, "machine", lambda: other)
    monkeypatch.setattr(rows, "machine", lambda: other)
    after = runs_of(ENTRY, OWN), timed()
    assert after[1] != before[1]
    assert all(one != two for one, two in zip(before[0], after[0], strict=True))


@pytest.mark.parametrize(
    "other",
    [
        attrs.evolve(OWN, build="another build"),
        attrs.evolve(OWN, packages={"numpy": "2", "attrs": "1"}),
        attrs.evolve(OWN, packages={}),
    ],
)
def test_another_python_or_package_makes_a_timing_old(
    other: Interpreter, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = timed()
    monkeypatch.setattr(rows, "own_interpreter", lambda: other)
    assert timed() != before


def test_a_package_that_no_snippet_needs_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    other = attrs.evolve(OWN, packages=OWN.packages | {"attrs": "9", "rich": "1"})
    before = runs_of(ENTRY, OWN), timed()
    monkeypatch.setattr(rows, "own_interpreter", lambda: other)
    assert (runs_of(ENTRY, other), timed()) == before


PARTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "a run": (RUNNERS, ("runs/execute.py",)),
    "a trace": (TRACERS, ("timelines/trace.py",)),
    "stacks": (TAKERS, ("stacks/take.py",)),
    "a verdict": (VERDICT_FILES, ("matrix/cells.py", "matrix/verdicts.py")),
    "a timing": (TIMERS, ("timings/rounds.py", "timings/one_round.py")),
}
"""The files whose bytes are in a key, and those with which it begins."""
STARTED = {
    "runs/start_method.py": RUNNERS,
    "timelines/probe/sitecustomize.py": TRACERS,
    "stacks/probe/sitecustomize.py": TAKERS,
    "timings/call_server.py": TIMERS,
}
"""Programs that nothing imports: they are run by their path."""
NO_PART = {
    "__init__.py": "says what Python is needed",
    "catalog/__init__.py": "is empty",
    "catalog/comparisons.py": "what it reads is in the key",
    "catalog/entries.py": "what it reads is in the key",
    "catalog/failures.py": "the error index",
    "catalog/faults.py": "refuses a catalog",
    "catalog/load.py": "what it reads is in the key",
    "errors.py": "the words of errors",
    "matrix/__init__.py": "is empty",
    "paths.py": "where things lie",
    "runs/__init__.py": "is empty",
    "runs/about_python.py": "what it says is in the key",
    "runs/expected.py": "judges what is kept",  # of a verdict it is a part
    "runs/interpreters.py": "what it finds is in the key",
    "runs/jobs.py": "says when a run is made",
    "runs/machine.py": "what it finds is in the key",
    "runs/store.py": "makes the key",
    "stacks/__init__.py": "is empty",
    "timelines/__init__.py": "is empty",
    "timings/__init__.py": "is empty",
    "timings/facts.py": "computes from what is kept",
    "timings/ratios.py": "computes from what is kept",
}
"""Files that a run reaches by imports, and why a change in them makes nothing old."""


def reached(names: Iterable[str]) -> set[str]:
    """Return the files of the recorder that these import, and so on, as paths in its folder."""
    found: set[str] = set()
    todo = [*names]
    while todo:
        name = todo.pop()
        if name in found:
            continue
        found.add(name)
        for node in ast.walk(ast.parse((RECORDER / name).read_text(encoding="utf-8"))):
            modules = []
            if isinstance(node, ast.ImportFrom) and node.module:
                modules = [node.module, *(f"{node.module}.{each.name}" for each in node.names)]
            elif isinstance(node, ast.Import):
                modules = [each.name for each in node.names]
            for module in modules:
                first, *rest = module.split(".")
                if first == "recorder":
                    paths = ["/".join([*rest, "__init__.py"]), f"{'/'.join(rest)}.py"]
                    todo += [path for path in paths if (RECORDER / path).is_file()]
    return found


@pytest.mark.parametrize("what", PARTS)
def test_every_file_that_has_a_part_in_what_is_kept_is_in_its_key(what: str) -> None:
    files, first = PARTS[what]
    assert set(first) <= set(files)
    forgotten = reached(first) - set(files) - set(NO_PART)
    assert forgotten == set(), "put it among the files of the key, or say in NO_PART why not"
    assert all((RECORDER / name).is_file() for name in files)
    assert len(set(files)) == len(files)


def test_programs_that_are_run_by_their_path_are_in_the_keys() -> None:
    run_by_path = {
        path.relative_to(RECORDER).as_posix()
        for path in [*RECORDER.rglob("probe/*.py"), RECORDER / "timings" / "call_server.py"]
    } | {"runs/start_method.py"}
    assert set(STARTED) == run_by_path
    for name, files in STARTED.items():
        assert name in files
        assert name not in NO_PART
    assert "runs/expected.py" in VERDICT_FILES


def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have keys made of a copy of the recorder's files, and return its folder."""
    copy = tmp_path / "copy"
    for name in {name for files, _ in PARTS.values() for name in files}:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes((RECORDER / name).read_bytes())
    monkeypatch.setattr(store, "RECORDER", copy)
    return copy


KEYS: dict[str, Callable[[], str]] = {
    "a run": lambda: runs_of(ENTRY, OWN)[0][1],
    "a trace": lambda: _key(TRACERS),
    "stacks": lambda: _key(TAKERS),
    "a verdict": lambda: sources_of(ENTRY),
    "a timing": timed,
}


def _key(runners: tuple[str, ...]) -> str:
    asked = asked_for_page(ENTRY, OWN, full=False, how="file")
    return key_of(asked, OWN, SOURCE, runners)


@pytest.mark.parametrize(
    ("what", "name"), [(what, name) for what, (files, _) in PARTS.items() for name in files]
)
def test_each_of_these_files_makes_what_is_kept_old(
    what: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = copied(tmp_path, monkeypatch)
    cells._runners.cache_clear()
    before = KEYS[what]()
    (copy / name).write_bytes((copy / name).read_bytes() + b"# more\n")
    cells._runners.cache_clear()
    try:
        assert KEYS[what]() != before
    finally:
        cells._runners.cache_clear()
