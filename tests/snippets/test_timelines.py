"""What a timeline shows is the program that a reader runs: the probe changes nothing of it."""

import attrs
import pytest

from recorder.catalog.entries import Entry
from recorder.catalog.load import load_catalog
from recorder.runs.expected import complaint_of, message_of, unmet_need
from recorder.runs.interpreters import own_interpreter
from recorder.runs.store import asked_for_page
from recorder.timelines.on_pages import current
from recorder.timelines.trace import execute_traced, timeline_of
from tests.kept import ensure

DRAWN = [entry for entry in load_catalog().entries if entry.show.timeline]


@pytest.mark.parametrize("entry", DRAWN, ids=lambda entry: entry.id)
def test_a_traced_run_ends_and_prints_as_an_untraced_one(entry: Entry) -> None:
    interpreter = own_interpreter()
    if reason := unmet_need(entry.run.needs, interpreter.place(), interpreter.packages):
        pytest.skip(reason)
    asked = asked_for_page(entry, interpreter, full=False, how="traced")
    plain = ensure(attrs.evolve(asked, how="file"), interpreter)
    traced = current(asked) or execute_traced(asked)
    assert complaint_of(asked, traced) is None
    timeline = timeline_of(traced)
    assert traced.facts["exit_code"] == plain.facts["exit_code"]
    assert len(timeline.lanes) > 1
    assert timeline.lanes[0].name == "MainProcess"
    assert timeline.cut == (plain.facts["exit_code"] is None)
    expected = entry.outcome(asked.place)
    if expected.exception:
        name = expected.exception
        assert message_of(name, traced.output) == message_of(name, plain.output)
    elif expected.output == "same":
        in_order = list if entry.expect.order == "fixed" else sorted
        assert in_order(traced.output.splitlines()) == in_order(plain.output.splitlines())
