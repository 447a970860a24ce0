from tests.snippets.conftest import RunSnippet


def test_four_children_take_a_word_and_the_fifth_waits_for_ever(run: RunSnippet) -> None:
    seen = run("messages/one_worker_too_many")
    assert seen.exit_code is None
    assert sorted(line.split()[3] for line in seen.lines) == ["east", "north", "south", "west"]
    assert len({line.split()[1] for line in seen.lines}) == 4
