from tests.snippets.conftest import RunSnippet


def test_every_word_goes_to_one_child_and_every_child_has_one(run: RunSnippet) -> None:
    *taken, last = run("messages/hand_out_words").lines
    assert last == "parent: all joined"
    assert sorted(line.split()[1] for line in taken) == ["0:", "1:", "2:", "3:"]
    assert sorted(line.split()[3] for line in taken) == ["east", "north", "south", "west"]
