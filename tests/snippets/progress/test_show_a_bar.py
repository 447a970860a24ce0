import re

from tests.snippets.conftest import RunSnippet


def test_the_bar_begins_at_nothing_moves_and_ends_full(run: RunSnippet) -> None:
    seen = run("progress/show_a_bar")
    states = [int(each) for each in re.findall(r"(\d+)/40", seen.text)]
    assert states[0] == 0
    assert states[-1] == 40
    assert len(states) > 2
    assert states == sorted(states)
    assert seen.lines[-1] == "40 pages"
