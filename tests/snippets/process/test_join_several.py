import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.alone
def test_children_started_longest_first_end_shortest_first(run: RunSnippet) -> None:
    lines = run("process/join_several").lines
    assert lines[:3] == [f"child: slept {nap} s" for nap in (0.2, 0.4, 0.6)]


@pytest.mark.alone
def test_the_whole_takes_less_than_the_sum_of_the_naps(run: RunSnippet) -> None:
    words = run("process/join_several").lines[-1].split()
    naps, took = float(words[1]), float(words[6])
    assert took < naps
