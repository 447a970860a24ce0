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
