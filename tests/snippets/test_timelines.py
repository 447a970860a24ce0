"""What a timeline shows is the program that a reader runs: the probe changes nothing of it."""

import sys
from pathlib import Path

import pytest

from recorder.catalog import Entry, load_catalog
from recorder.expectations import unmet_need
from recorder.machine import distributions, here
from recorder.terminal import run_at_terminal
from recorder.trace_run import trace

ROOT = Path(__file__).parents[2]
DRAWN = [entry for entry in load_catalog(ROOT).snippet if entry.timelines]


@pytest.mark.parametrize("entry", DRAWN, ids=lambda entry: entry.id)
def test_a_traced_run_ends_and_prints_as_an_untraced_one(entry: Entry) -> None:
    if reason := unmet_need(entry.needs, here(), distributions()):
        pytest.skip(reason)
    command = [sys.executable, entry.path, *entry.args]
    plain = run_at_terminal(command, limit=entry.limit, folder=ROOT)
    timeline, traced = trace(command, where=entry.path, limit=entry.limit, folder=ROOT)
    assert traced.exit_code == plain.exit_code
    assert len(timeline.lanes) > 1
    assert timeline.lanes[0].name == "MainProcess"
    assert timeline.cut == (plain.exit_code is None)
    expected = entry.outcome(here())
    if expected.output == "same" and not expected.exception:
        assert sorted(traced.output.splitlines()) == sorted(plain.output.splitlines())
