"""The raw trace holds every lane and every span, in the form that Perfetto opens."""

import json
from typing import Any

from recorder.timelines.model import Span, Timeline
from recorder.timelines.perfetto import trace_events
from tests.recorder.timelines.conftest import lane, steps, synthetic


def events_of(timeline: Timeline) -> list[dict[str, Any]]:
    trace = json.loads(trace_events(timeline))
    assert trace["displayTimeUnit"] == "ms"
    found: list[dict[str, Any]] = trace["traceEvents"]
    return found


def test_a_raw_trace_is_what_perfetto_opens() -> None:
    events = events_of(synthetic(2, 3))
    assert {event["ph"] for event in events} == {"M", "X"}
    names = [event["args"]["name"] for event in events if event["name"] == "process_name"]
    assert names == ["Process-0", "Process-1"]
    calls = [event for event in events if event.get("cat") == "call"]
    assert [(call["name"], call["ts"], call["dur"]) for call in calls[:2]] == [
        ("work(0)", 0, 500000),
        ("work(1)", 500000, 250000),
    ]


def test_waits_lie_within_calls_and_times_are_microseconds() -> None:
    child = lane(
        *steps(0.1, ("starting", "", 0.18)),
        *steps(
            0.18,
            ("running", "", 0.25),
            ("waiting", "sleep(0.4)", 0.65),
            ("running", "", 0.7),
            call="work(7)",
        ),
        *steps(0.7, ("running", "", 0.9000004)),
        name="Process-1",
        pid=2000,
    )
    events = [event for event in events_of(Timeline(0.9, (child,))) if event["ph"] == "X"]
    assert [(e["name"], e["cat"], e["ts"], e["dur"]) for e in events] == [
        ("work(7)", "call", 180_000, 520_000),
        ("starting", "starting", 100_000, 80_000),
        ("sleep(0.4)", "waiting", 250_000, 400_000),
        ("running", "running", 700_000, 200_000),
    ]
    assert {(event["pid"], event["tid"]) for event in events} == {(2000, 2000)}


def test_a_call_that_is_made_twice_in_turn_with_another_is_three_calls() -> None:
    spans = [Span("running", "", n, n + 1, call) for n, call in enumerate(("f(1)", "f(2)", "f(1)"))]
    events = [e for e in events_of(Timeline(3.0, (lane(*spans),))) if e["ph"] == "X"]
    assert [(e["name"], e["ts"]) for e in events] == [
        ("f(1)", 0),
        ("f(2)", 1_000_000),
        ("f(1)", 2_000_000),
    ]


def test_a_thread_stands_below_its_process_and_lanes_in_their_order() -> None:
    run = Span("running", "", 0.0, 1.0)
    lanes = (
        lane(run, name="MainProcess", pid=1000),
        lane(run, name="a", role="thread", pid=1000, thread=1),
        lane(run, name="Process-1", role="child", pid=900),
    )
    named = [
        (event["name"], event["pid"], event["tid"], *event["args"].values())
        for event in events_of(Timeline(1.0, lanes))
        if event["ph"] == "M"
    ]
    assert named == [
        ("process_name", 1000, 1000, "MainProcess"),
        ("process_sort_index", 1000, 1000, 0),
        ("thread_name", 1000, 1000, "MainProcess"),
        ("thread_name", 1000, 1001, "a"),
        ("process_name", 900, 900, "Process-1"),
        ("process_sort_index", 900, 900, 2),
        ("thread_name", 900, 900, "Process-1"),
    ]


def test_names_of_the_program_are_kept_as_they_are() -> None:
    strange = 'f("<é>\\n")'
    (event,) = [
        e
        for e in events_of(Timeline(1.0, (lane(Span("running", "", 0, 1, strange)),)))
        if e["ph"] == "X"
    ]
    assert event["name"] == strange
