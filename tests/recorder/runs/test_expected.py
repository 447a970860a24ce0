"""Whatever a run leaves behind or prints of itself is told, however it was to end."""

from typing import Any

import pytest

from recorder.catalog.entries import Outcome
from recorder.runs.expected import complaint
from recorder.runs.store import Kept

ENDS: dict[str, tuple[Outcome, int | None, str]] = {
    "succeeds": (Outcome(expect="succeeds"), 0, "done\n"),
    "raises": (Outcome(expect="raises", exception="KeyError"), 1, "KeyError: 3\n"),
    "hangs": (Outcome(expect="hangs"), None, "waiting\n"),
}
"""By outcome: what is expected, the exit code, and what is printed."""


def run_that(end: str, **facts: Any) -> tuple[Outcome, Kept]:
    expected, code, output = ENDS[end]
    usual: dict[str, Any] = {
        "exit_code": code,
        "limit_seconds": 5.0,
        "left_behind": [],
        "fault": None,
    }
    return expected, Kept(usual | facts, output, {})


@pytest.mark.parametrize("end", ENDS)
def test_a_run_that_does_as_it_should_is_no_complaint(end: str) -> None:
    assert complaint(*run_that(end)) is None


@pytest.mark.parametrize("end", ENDS)
def test_what_is_left_behind_is_told_however_the_run_ends(end: str) -> None:
    told = complaint(*run_that(end, left_behind=["sleep 600", "psm_1"]))
    assert told == (
        "left behind: sleep 600, psm_1; join or terminate processes, unlink shared memory"
    )


@pytest.mark.parametrize("end", ENDS)
def test_a_fault_is_told_however_the_run_ends(end: str) -> None:
    assert complaint(*run_that(end, fault="printed byte 0xff")) == "printed byte 0xff"


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("other", ENDS)
def test_another_end_is_told(end: str, other: str) -> None:
    expected, kept = ENDS[end][0], run_that(other)[1]
    told = complaint(expected, kept)
    assert (told is None) == (end == other)
    assert told is None or told.startswith("was expected to ")


@pytest.mark.parametrize("end", ["succeeds", "hangs"])
def test_a_traceback_that_is_not_named_is_told(end: str) -> None:
    expected, kept = run_that(end)
    text = "Traceback (most recent call last):\nKeyError: 3\n"
    told = complaint(expected, Kept(kept.facts, text, {}))
    assert told == "printed a traceback that the catalog does not name; declare its `exception`"
