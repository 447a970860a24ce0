"""What a cell says of a run, and what a verdict depends on."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from recorder.catalog.entries import (
    METHODS,
    Bars,
    Entry,
    Needs,
    Outcome,
    Place,
    ToExpect,
    ToRun,
    ToShow,
)
from recorder.errors import AuthorError
from recorder.matrix import cells
from recorder.matrix.cells import (
    VERDICT_FILES,
    Cell,
    cell_of,
    not_run,
    sources_of,
    without_numbers_of_a_run,
)
from recorder.paths import RECORDER
from recorder.runs import store
from recorder.runs.store import RUNNERS, Kept, asked_for_verdict
from tests.recorder.conftest import HELLO

PLACE = Place("spawn", "3.13", "Linux")
ENTRY = Entry(
    name="a/hello",
    run=ToRun(args=("1",), needs=Needs(system="POSIX", packages=("numpy",))),
    expect=ToExpect(
        under={
            "fork": Outcome(expect="raises", exception="ValueError"),
            "fork <3.13": Outcome(expect="hangs"),
        }
    ),
    show=ToShow(explained="page.md#why"),
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    path = Path(ENTRY.path)
    path.parent.mkdir(parents=True)
    path.write_bytes(HELLO.encode())
    cells._runners.cache_clear()
    yield
    cells._runners.cache_clear()


def kept(output: str = "", **facts: Any) -> Kept:
    usual: dict[str, Any] = {"exit_code": 0, "fault": None, "left_behind": [], "limit_seconds": 9.0}
    return Kept(usual | facts, output, {})


def cell(output: str = "", *, expect: ToExpect = ToExpect(), **facts: Any) -> Cell:  # noqa: B008
    entry = Entry(name="a/hello", expect=expect)
    return cell_of(asked_for_verdict(entry, PLACE), kept(output, **facts))


# What a run did


def test_a_cell_names_its_place_and_is_not_judged_yet() -> None:
    found = cell("hello\n")
    assert found.place == ("a/hello", "3.13", "spawn")
    assert (found.outcome, found.verdict, found.expected) == ("succeeds", "not run", "not run")
    assert (found.exception, found.message, found.complaint, found.reason) == (None,) * 4
    lacking = not_run(ENTRY, PLACE, "needs an abacus")
    assert (lacking.place, lacking.outcome) == (found.place, "not run")
    assert (lacking.reason, lacking.output) == ("needs an abacus", None)


def test_an_output_is_compared_line_by_line_and_none_is_kept() -> None:
    first = cell("one\ntwo\n").output
    assert first is not None
    assert "one" not in first
    assert len(first) == 12
    assert first == cell("one\ntwo").output
    others = ["two\none\n", "one\ntwo\nthree\n", "one two\n", "one\n\ntwo\n", "", "one\ntw\n"]
    assert len({first, *(cell(text).output for text in others)}) == len(others) + 1


def test_lines_may_stand_in_any_order_where_the_catalog_says_so() -> None:
    free = ToExpect(order="any")
    assert cell("one\ntwo\n", expect=free).output == cell("two\none\n", expect=free).output
    assert cell("one\none\n", expect=free).output != cell("one\n", expect=free).output


@pytest.mark.parametrize(
    "expect", [ToExpect(output="any"), ToExpect(exception="ValueError")], ids=["any", "exception"]
)
def test_an_output_that_differs_from_run_to_run_is_not_compared(expect: ToExpect) -> None:
    assert cell("hello\n", expect=expect).output is None


def test_only_what_succeeds_has_an_output_to_compare() -> None:
    assert cell("hello\n", exit_code=1).output is None
    assert cell("hello\n", exit_code=None).output is None
    assert cell("hello\n", expect=ToExpect(output="different")).output is not None


TRACEBACK = """Traceback (most recent call last):
  File "snippets/a/hello.py", line 1, in <module>
    ValueError: no line of its own
demo.errors.OddError: at 0x7f00aaff
  <multiprocessing.Lock object at 0xBEEF>
Traceback (most recent call last):
LookupError: key at 0x01
warning: later
"""


def test_the_exception_is_the_expected_one_if_it_was_raised_or_else_the_last() -> None:
    last = cell(TRACEBACK, exit_code=1)
    assert (last.outcome, last.exception) == ("raises", "LookupError")
    assert last.message == "LookupError: key at 0x…"
    odd = cell(TRACEBACK, exit_code=1, expect=ToExpect(expect="raises", exception="OddError"))
    assert (odd.exception, odd.message) == ("OddError", "demo.errors.OddError: at 0x…")
    assert odd.complaint is None
    other = cell(TRACEBACK, exit_code=1, expect=ToExpect(expect="raises", exception="ValueError"))
    assert other.exception == "LookupError", "indented, it is no last line of a traceback"
    assert other.complaint is not None


@pytest.mark.parametrize("code", [1, 3, -9])
def test_an_end_without_an_exception_is_named_by_its_exit_code(code: int) -> None:
    found = cell("so far\n", exit_code=code)
    assert (found.outcome, found.exception, found.message) == ("raises", f"exit code {code}", None)


def test_a_hang_a_fault_and_what_is_left_behind_are_told() -> None:
    hung = cell("", exit_code=None)
    assert hung.outcome == "hangs"
    assert hung.complaint is not None
    assert "still running after 9 s" in hung.complaint
    assert cell("", exit_code=None, expect=ToExpect(expect="hangs")).complaint is None
    assert cell("", fault="printed too much").complaint == "printed too much"
    left = cell("", left_behind=["7 (python)"]).complaint
    assert left is not None
    assert "left behind: 7 (python)" in left


def test_the_declared_line_must_be_printed_and_is_the_message() -> None:
    said = ToExpect(message=r"leaked \w+ objects")
    text = "tracker: There appear to be 2 leaked semaphore objects (pid=123)\n"
    found = cell(f"one\n  {text}two\n", expect=said)
    assert found.complaint is None
    assert found.message == "tracker: There appear to be 2 leaked semaphore objects (pid=…)"
    missing = cell("one\n", expect=said)
    assert missing.message is None
    assert missing.complaint is not None
    assert "a line like" in missing.complaint


def test_a_message_that_a_newer_python_changed_is_told_with_the_old_and_the_new_text() -> None:
    expect = ToExpect(expect="raises", exception="OddError", message="an old text")
    found = cell("demo.OddError: a new text\n", exit_code=1, expect=expect).complaint
    assert found is not None
    assert "'an old text'" in found
    assert "'demo.OddError: a new text'" in found


def test_a_traceback_of_a_child_or_before_a_hang_is_a_message_too() -> None:
    expect = ToExpect(exception="OddError")
    assert cell("demo.OddError: text\n", expect=expect).message == "demo.OddError: text"
    hangs = ToExpect(expect="hangs", exception="OddError")
    assert cell("demo.OddError: text\n", exit_code=None, expect=hangs).message is not None


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Process 27699 terminated abruptly", "Process … terminated abruptly"),
        ("This process (pid=12) is multi-threaded", "This process (pid=…) is multi-threaded"),
        ("Process SpawnPoolWorker-12:", "Process SpawnPoolWorker-N:"),
        ("{'/psm_a1b2c3', '/mp-x_y1'}", "{'/psm_…', '/mp-…'}"),
        ("from /tmp/tmpab12 at 0xAB", "from /tmp/tmp… at 0x…"),
        ("-2147483648 <= number", "-2147483648 <= number"),
        ("lib/python3.13/json/tool.py:6: UserWarning: no", "…/json/tool.py: UserWarning: no"),
    ],
)  # fmt: skip
def test_a_message_is_kept_without_what_each_run_has_of_its_own(line: str, kept: str) -> None:
    assert without_numbers_of_a_run(line) == kept


def test_a_cell_surprises_by_its_verdict_or_by_a_complaint() -> None:
    usual: dict[str, Any] = {"entry": "a/hello", "python": "3.13", "start_method": "fork"}
    assert not Cell(**usual, verdict="hangs", expected="hangs").surprises
    assert Cell(**usual, verdict="hangs", expected="as expected").surprises
    assert Cell(**usual, verdict="hangs", expected="hangs", complaint="odd").surprises


# What a verdict depends on


def changed(**groups: dict[str, Any]) -> Entry:
    parts = {name: attrs.evolve(getattr(ENTRY, name), **facts) for name, facts in groups.items()}
    return attrs.evolve(ENTRY, **parts)


UNDER = ENTRY.expect.under
CHANGES = {
    "an argument": changed(run={"args": ("2",)}),
    "a key that is pressed": changed(run={"ctrl_c_after": "so far"}),
    "a line of the output": changed(expect={"message": "so far"}),
    "where arguments end": changed(run={"args": ("1 2",)}),
    "two arguments": changed(run={"args": ("1", "2")}),
    "quick arguments": changed(run={"quick_args": ("0",)}),
    "no quick arguments": changed(run={"quick_args": ()}),
    "the limit": changed(run={"limit": 2.0}),
    "the method that it chooses": changed(run={"start_method": "fork"}),
    "the system that it needs": changed(run={"needs": Needs(packages=("numpy",))}),
    "a package that it needs": changed(run={"needs": Needs(system="POSIX")}),
    "the outcome": changed(expect={"expect": "hangs"}),
    "the exception": changed(expect={"exception": "OSError"}),
    "the output": changed(expect={"output": "any"}),
    "the order": changed(expect={"order": "any"}),
    "no other place": changed(expect={"under": {}}),
    "another condition": changed(
        expect={"under": {"spawn": UNDER["fork"], "fork <3.13": UNDER["fork <3.13"]}}
    ),
    "another outcome there": changed(expect={"under": UNDER | {"fork": Outcome(output="any")}}),
    "which condition counts first": changed(expect={"under": dict(reversed(UNDER.items()))}),
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_a_verdict_depends_on_makes_it_an_old_one(what: str) -> None:
    assert sources_of(CHANGES[what]) != sources_of(ENTRY)


def test_no_two_of_these_changes_have_the_same_sources() -> None:
    assert len({sources_of(entry) for entry in CHANGES.values()}) == len(CHANGES)


def test_a_change_of_the_snippet_makes_a_verdict_an_old_one_and_its_undoing_does_not() -> None:
    before, path = sources_of(ENTRY), Path(ENTRY.path)
    path.write_bytes(HELLO.encode() + b"# more\n")
    assert sources_of(ENTRY) != before
    path.write_bytes(HELLO.encode())
    assert sources_of(ENTRY) == before


def test_a_snippet_that_is_gone_is_told_of() -> None:
    Path(ENTRY.path).unlink()
    with pytest.raises(AuthorError, match=r"^snippets/a/hello\.py: could not be read: .*restore"):
        sources_of(ENTRY)


def test_quick_arguments_are_what_a_verdict_depends_on_and_not_those_of_the_page() -> None:
    entry = changed(run={"quick_args": ("0",)})
    run = attrs.evolve(entry.run, args=("9",), full_args=("99",), side_by_side=True)
    assert sources_of(attrs.evolve(entry, run=run)) == sources_of(entry)


SHOWN: dict[str, Any] = {
    "changes": "page/other",
    "listing": "folded",
    "excerpt": (1, 2),
    "values": {"got": "(x)"},
    "bars": Bars(name=("a",), value="b"),
    "since": "3.14",
    "explained": "page.md#other",
    "table": "instead",
    "timeline": True,
    "each_timeline": METHODS,
    "stacks": True,
    "axis": "joining",
    "no_timeline": "too short",
}


@pytest.mark.parametrize("field", [field.name for field in attrs.fields(ToShow)])
def test_what_is_only_shown_leaves_a_verdict_as_it_is(field: str) -> None:
    other = changed(show={field: SHOWN[field]})
    assert other.show != ENTRY.show
    assert sources_of(other) == sources_of(ENTRY)


def test_where_the_entry_stands_leaves_a_verdict_as_it_is() -> None:
    assert sources_of(attrs.evolve(ENTRY, line=7)) == sources_of(ENTRY)


def test_what_runs_what_compares_and_what_judges_have_a_part_in_a_verdict() -> None:
    judges = {"runs/expected.py", "matrix/cells.py", "matrix/verdicts.py"}
    assert set(VERDICT_FILES) == {*RUNNERS, *judges}


@pytest.fixture
def recorder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the recorder, whose files are those that sources are made of."""
    copy = tmp_path / "recorder"
    shutil.copytree(RECORDER, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(store, "RECORDER", copy)
    return copy


def sources_now() -> str:
    cells._runners.cache_clear()
    return sources_of(ENTRY)


@pytest.mark.parametrize("name", VERDICT_FILES)
def test_each_file_that_runs_or_judges_makes_a_verdict_an_old_one(
    name: str, recorder: Path
) -> None:
    before = sources_now()
    with open(recorder / name, "a") as file:
        file.write("\n")
    assert sources_now() != before


def test_files_that_only_show_leave_a_verdict_as_it_is(recorder: Path) -> None:
    before = sources_now()
    shown = [recorder / "matrix" / "on_pages.py", recorder / "matrix" / "fill.py"]
    for path in [*recorder.rglob("*.jinja"), *shown]:
        path.write_text("changed")
    assert sources_now() == before


def test_how_lines_end_in_a_checkout_leaves_a_verdict_as_it_is(recorder: Path) -> None:
    before = sources_now()
    for path in [Path(ENTRY.path), *(recorder / name for name in VERDICT_FILES)]:
        content = path.read_bytes()
        assert b"\r" not in content
        path.write_bytes(content.replace(b"\n", b"\r\n"))
    assert sources_now() == before
