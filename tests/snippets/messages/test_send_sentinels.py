from tests.snippets.conftest import RunSnippet


def test_all_five_children_end_and_no_word_is_left(run: RunSnippet) -> None:
    *ends, last = run("messages/send_sentinels").lines
    assert last == "parent: all joined"
    assert sorted(line.split()[1] for line in ends) == ["0:", "1:", "2:", "3:", "4:"]
    assert sum(int(line.split()[-1]) for line in ends) == 4
