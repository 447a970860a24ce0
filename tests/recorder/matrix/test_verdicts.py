"""Judging: against the catalog, and against what the same run prints elsewhere."""

from typing import Any

import pytest

from recorder.catalog.entries import Entry, Outcome, ToExpect, ToRun
from recorder.catalog.load import Catalog
from recorder.matrix.cells import Cell
from recorder.matrix.verdicts import judge, surprises, verdict_of

FORK_DIFFERS = ToExpect(under={"fork": Outcome(output="different")})
FORK_RAISES = ToExpect(under={"fork <3.13": Outcome(expect="raises", exception="OSError")})


def catalog(expect: ToExpect = ToExpect(), **facts: Any) -> Catalog:  # noqa: B008
    return Catalog(entries=(Entry(name="a/hello", expect=expect, line=7, **facts),))


def ran(method: str, output: str | None = "same", python: str = "3.13", **facts: Any) -> Cell:
    usual: dict[str, Any] = {"entry": "a/hello", "outcome": "succeeds"} | facts
    return Cell(python=python, start_method=method, output=output, **usual)


def judged(*cells: Cell, expect: ToExpect = ToExpect(), **facts: Any) -> dict[str, tuple[str, str]]:  # noqa: B008
    """Return each verdict and the expected one, by start method and Python."""
    found = judge(catalog(expect), "Linux", cells, **facts)
    return {f"{c.start_method} {c.python}": (c.verdict, c.expected) for c in found}


@pytest.mark.parametrize(
    ("outcome", "verdict"),
    [
        (Outcome(), "as expected"),
        (Outcome(exception="ValueError"), "as expected"),
        (Outcome(output="any"), "as expected"),
        (Outcome(output="different"), "different output"),
        (Outcome(expect="raises", exception="ValueError"), "raises ValueError"),
        (Outcome(expect="hangs"), "hangs"),
    ],
)
def test_each_declared_outcome_has_its_verdict(outcome: Outcome, verdict: str) -> None:
    assert verdict_of(outcome) == verdict


def test_what_was_not_run_has_no_verdict_whatever_is_expected() -> None:
    for expect in (ToExpect(), ToExpect(expect="hangs"), FORK_DIFFERS):
        found = judged(ran("fork", None, outcome="not run", reason="no abacus"), expect=expect)
        assert found == {"fork 3.13": ("not run", "not run")}


def test_a_hang_and_an_exception_are_verdicts_of_their_own() -> None:
    found = judged(
        ran("fork", None, outcome="hangs"),
        ran("spawn", None, outcome="raises", exception="KeyError"),
        ran("forkserver"),
    )
    assert found == {
        "fork 3.13": ("hangs", "as expected"),
        "spawn 3.13": ("raises KeyError", "as expected"),
        "forkserver 3.13": ("as expected", "as expected"),
    }


def test_what_is_expected_depends_on_method_python_and_system() -> None:
    cells = [ran(method, python=python) for method in ("fork", "spawn") for python in ("3.12",)]
    found = judged(*cells, ran("fork"), expect=FORK_RAISES)
    assert found["fork 3.12"] == ("as expected", "raises OSError")
    assert found["spawn 3.12"] == found["fork 3.13"] == ("as expected", "as expected")
    elsewhere = ToExpect(under={"Darwin": Outcome(expect="hangs")})
    (mac,) = judge(catalog(elsewhere), "Darwin", [ran("spawn")])
    (linux,) = judge(catalog(elsewhere), "Linux", [ran("spawn")])
    assert (mac.expected, linux.expected) == ("hangs", "as expected")


def test_a_run_that_chooses_its_method_is_judged_by_that_one() -> None:
    book = catalog(FORK_RAISES, label="forked", run=ToRun(start_method="fork"))
    cell = ran("fork", entry="a/hello.forked", python="3.12", outcome="raises", exception="OSError")
    (found,) = judge(book, "Linux", [cell])
    assert (found.verdict, found.expected) == ("raises OSError",) * 2


def test_what_most_places_print_is_usual() -> None:
    found = judged(ran("fork", "odd"), ran("spawn"), ran("forkserver"))
    assert found["fork 3.13"] == ("different output", "as expected")
    assert found["spawn 3.13"] == found["forkserver 3.13"] == ("as expected", "as expected")


def test_of_two_that_are_equally_usual_spawn_and_the_older_python_count_first() -> None:
    found = judged(ran("fork", "a"), ran("spawn", "b"))
    assert found["spawn 3.13"][0] == "as expected"
    assert found["fork 3.13"][0] == "different output"
    # 3.9 before 3.13: versions are compared, not letters.
    found = judged(ran("spawn", "a", "3.13"), ran("spawn", "b", "3.9"))
    assert found["spawn 3.9"][0] == "as expected"
    assert found["spawn 3.13"][0] == "different output"


def test_where_another_output_is_declared_it_neither_votes_nor_surprises() -> None:
    cells = [ran("fork", "odd", f"3.{minor}") for minor in (11, 12, 13)]
    found = judged(*cells, ran("spawn"), expect=FORK_DIFFERS)
    assert found["spawn 3.13"] == ("as expected", "as expected")
    assert found["fork 3.11"] == ("different output", "different output")
    same = judged(ran("fork"), ran("spawn"), expect=FORK_DIFFERS)
    assert same["fork 3.13"] == ("as expected", "different output")


def test_without_anything_to_differ_from_no_other_output_is_expected() -> None:
    assert judged(ran("fork", "odd"), expect=FORK_DIFFERS) == {
        "fork 3.13": ("as expected", "as expected")
    }


def test_earlier_cells_tell_what_is_usual_and_are_not_judged() -> None:
    earlier = [ran("spawn"), ran("forkserver")]
    assert judged(ran("fork", "odd"), others=earlier) == {
        "fork 3.13": ("different output", "as expected")
    }
    assert judged(ran("fork", "odd"), others=earlier, expect=FORK_DIFFERS) == {
        "fork 3.13": ("different output", "different output")
    }
    of_another_run = [ran("spawn", entry="a/other"), ran("forkserver", entry="a/other")]
    assert judged(ran("fork", "odd"), others=of_another_run) == {
        "fork 3.13": ("as expected", "as expected")
    }


def test_an_output_that_is_not_compared_is_no_other_one() -> None:
    found = judged(ran("fork", None), ran("spawn"), ran("forkserver"))
    assert found["fork 3.13"] == ("as expected", "as expected")


def test_an_entry_that_the_catalog_lost_is_lost_here_too() -> None:
    assert judged(ran("fork", entry="a/gone")) == {}


def test_cells_come_in_the_order_of_the_catalog() -> None:
    book = Catalog(entries=(Entry(name="b/x"), Entry(name="a/x")))
    cells = [ran(m, entry=name) for name in ("a/x", "b/x") for m in ("fork", "spawn")]
    assert [each.place for each in judge(book, "Linux", cells)] == [
        (name, "3.13", method) for name in ("b/x", "a/x") for method in ("spawn", "fork")
    ]


def test_one_line_tells_of_all_pythons_where_the_same_surprised() -> None:
    cells = [ran("fork", None, python, outcome="hangs") for python in ("3.12", "3.13")]
    cells += [ran("spawn"), ran("forkserver", complaint="left processes behind")]
    found = judge(catalog(), "Linux", cells)
    advice = (
        "    What it printed is in build/runs/a/hello/. Mend the snippet, or declare "
        "what it does there, such as: under = {{ {} = … }}"
    )
    where = "snippets/catalog.toml:7: a/hello under"
    fork, forkserver = surprises(catalog(), "Abacus", found)
    assert fork == (
        f"{where} fork on Python 3.12, 3.13 (Abacus): verdict 'hangs' instead of 'as expected'\n"
        f"{advice.format('fork')}"
    )
    assert forkserver == (
        f"{where} forkserver on Python 3.13 (Abacus): left processes behind\n"
        f"{advice.format('forkserver')}"
    )


def test_what_is_as_declared_or_was_not_run_is_no_surprise() -> None:
    cells = [ran("fork", "odd"), ran("spawn"), ran("forkserver", None, outcome="not run")]
    found = judge(catalog(FORK_DIFFERS), "Linux", cells)
    assert surprises(catalog(FORK_DIFFERS), "Abacus", found) == []
