from tests.snippets.conftest import RunSnippet


def test_updates_are_lost(run: RunSnippet) -> None:
    numbers, total = run("memory/lose_updates").lines
    assert len(numbers.split()) == 30
    assert 1 <= int(total.split()[1]) < 30


def test_several_children_write_the_same_number(run: RunSnippet) -> None:
    numbers = run("memory/lose_updates").lines[0].split()
    assert len(set(numbers)) < len(numbers)
