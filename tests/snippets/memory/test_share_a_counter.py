from tests.snippets.conftest import RunSnippet


def test_no_update_is_lost_and_the_numbers_come_in_order(run: RunSnippet) -> None:
    numbers, total = run("memory/share_a_counter").lines
    assert numbers.split() == [str(n) for n in range(1, 31)]
    assert total == "parent: 30 of 30"


def test_five_children_that_hold_the_lock_lose_nothing_either(run: RunSnippet) -> None:
    lines = run("memory/share_a_counter", label="slowly").lines
    assert lines == ["1 2 3 4 5", "parent: 5 of 5"]
