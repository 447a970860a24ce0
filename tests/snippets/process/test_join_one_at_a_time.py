from tests.snippets.conftest import RunSnippet


def test_children_end_in_the_order_they_were_started(run: RunSnippet) -> None:
    lines = run("process/join_one_at_a_time").lines
    assert lines[:3] == [f"child: slept {nap} s" for nap in (0.6, 0.4, 0.2)]


def test_the_whole_takes_at_least_the_sum_of_the_naps(run: RunSnippet) -> None:
    words = run("process/join_one_at_a_time").lines[-1].split()
    naps, took = float(words[1]), float(words[6])
    assert took >= naps
