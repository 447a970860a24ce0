from tests.snippets.conftest import RunSnippet


def test_updates_are_lost_because_several_children_read_the_same_number(run: RunSnippet) -> None:
    *children, total = run("memory/lose_updates").lines
    read = [int(line.split()[2].rstrip(",")) for line in children]
    assert len(read) == 3
    assert len(set(read)) < 3
    assert [int(line.split()[-1]) for line in children] == [number + 1 for number in read]
    assert 1 <= int(total.split()[1]) < 3
