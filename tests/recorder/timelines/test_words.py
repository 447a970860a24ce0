"""What is said of a timeline to those who cannot see it is what its facts are."""

import attrs
import pytest

from recorder.timelines.model import Span, Timeline
from recorder.timelines.words import description_of, most_at_once, title_of
from tests.recorder.timelines.conftest import lane, steps, synthetic

PARENT = lane(*steps(0, ("running", "", 0.1), ("waiting", "Process-1.join()", 0.8)))


def child(begin: float, end: float, name: str = "Process-1", share: float = 1.0) -> Timeline:
    other = lane(Span("running", "", begin, end, "f(1)", share), name=name, role="child", parent=0)
    return Timeline(0.8, (PARENT, other))


def test_a_title_says_who_is_seen_in_which_program() -> None:
    assert title_of(child(0.1, 0.7), "a/join_one") == (
        "Who ran when in join_one.py: MainProcess, Process-1"
    )
    assert title_of(child(0.1, 0.7), "a/join_one.spawn").startswith(
        "Who ran when in join_one.py, spawn: "
    )
    assert title_of(synthetic(5, 3), "a/b").endswith("Process-2, Process-3, Process-4")
    assert title_of(synthetic(40, 3), "a/b").endswith(
        ": Process-0, Process-1, Process-2 and 37 more"
    )


def test_a_description_states_what_can_be_found() -> None:
    assert description_of(child(0.1, 0.7)) == (
        "2 lanes, in order of start: MainProcess, Process-1. "
        "No two of them ran at the same time. "
        "MainProcess waited longest: 700 ms in Process-1.join(). "
        "The run took 800 ms. The table below has the same facts."
    )
    together = description_of(attrs.evolve(child(0.0, 0.7, share=0.5), cut=True))
    assert "At most 2 ran at the same time, in part by turns on a CPU. " in together
    assert "It was stopped after 800 ms. " in together


@pytest.mark.parametrize(
    ("begin", "end", "most"),
    [(0.1, 0.7, 1), (0.05, 0.7, 2), (0.095, 0.7, 1)],  # the last for less than a hundredth
)
def test_who_ran_at_the_same_time_is_counted(begin: float, end: float, most: int) -> None:
    assert most_at_once(child(begin, end)) == most


def test_time_with_more_at_once_counts_for_fewer_as_well() -> None:
    """Three for 6 ms and two for 6 ms more: two ran at once for more than a hundredth."""
    spans = [(0.0, 0.1), (0.088, 0.4), (0.094, 0.4)]
    lanes = [
        lane(Span("running", "", begin, end, "f(1)", 1.0), name=f"P-{n}", role="child", parent=0)
        for n, (begin, end) in enumerate(spans)
    ]
    waiting = lane(*steps(0, ("waiting", "join()", 0.8)))
    assert most_at_once(Timeline(0.8, (waiting, lanes[0], lanes[1], lanes[2]))) == 2
    overlapping = [(0.0, 0.1), (0.088, 0.1), (0.094, 0.1)]
    lanes = [
        lane(Span("running", "", begin, end, "f(1)", 1.0), name=f"P-{n}", role="child", parent=0)
        for n, (begin, end) in enumerate(overlapping)
    ]
    assert most_at_once(Timeline(0.8, (waiting, *lanes))) == 2


def test_of_many_lanes_the_number_is_told_and_idle_workers_wait_for_nothing() -> None:
    assert most_at_once(synthetic(40, 3)) == 40
    assert "Process-10 and 29 more." in description_of(synthetic(40, 3))
    idle = lane(Span("waiting", "get()", 0.0, 0.8), role="worker")
    assert "waited" not in description_of(Timeline(0.8, (idle,)))
