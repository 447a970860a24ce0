import time
from multiprocessing import Process

import pytest

from tests.snippets.conftest import RunSnippet, Seen


def seconds_taken(seen: Seen) -> float:
    return float(seen.lines[-1].split()[-2])


@pytest.mark.alone
def test_children_started_longest_first_end_shortest_first(run: RunSnippet) -> None:
    lines = run("process/join_several").lines
    assert lines[:3] == [f"child: slept {nap} s" for nap in (0.2, 0.4, 0.6)]


@pytest.mark.alone
def test_side_by_side_takes_less_than_one_after_another(run: RunSnippet) -> None:
    side_by_side = seconds_taken(run("process/join_several"))
    assert side_by_side < seconds_taken(run("process/join_one_at_a_time"))


def nap(seconds: float) -> None:
    time.sleep(seconds)


@pytest.mark.alone
@pytest.mark.parametrize("turn", [1, -1])
def test_the_order_of_the_joins_does_not_matter(turn: int) -> None:
    """They end when the longest nap does, whichever is waited for first."""
    children = [Process(target=nap, args=(seconds,)) for seconds in (0.6, 0.2)]
    begin = time.perf_counter()
    for child in children:
        child.start()
    for child in children[::turn]:
        child.join()
    assert time.perf_counter() - begin >= 0.6
    assert [child.exitcode for child in children] == [0, 0]


def test_the_join_of_a_child_that_has_ended_does_not_wait() -> None:
    child = Process(target=nap, args=(0,))
    child.start()
    child.join()
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        child.join()
        times.append(time.perf_counter() - begin)
    assert min(times) < 0.01
