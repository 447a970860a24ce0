from tests.snippets.conftest import RunSnippet


def test_no_update_is_lost_and_the_numbers_come_in_order(run: RunSnippet) -> None:
    numbers, total = run("memory/share_a_counter").lines
    assert numbers.split() == [str(n) for n in range(1, 31)]
    assert total == "parent: 30 of 30"
