from tests.snippets.conftest import RunSnippet


def test_all_five_children_end_and_no_word_is_left(run: RunSnippet) -> None:
    *told, last = run("messages/send_sentinels").lines
    assert last == "parent: all joined"
    ends = [line.split()[1] for line in told if line.endswith(": ends")]
    words = [line.split()[3] for line in told if not line.endswith(": ends")]
    assert sorted(ends) == ["0:", "1:", "2:", "3:", "4:"]
    assert sorted(words) == ["east", "north", "south", "west"]
