from tests.snippets.conftest import RunSnippet


def test_numbers_skip_and_repeat_though_none_is_lost(run: RunSnippet) -> None:
    numbers, total = run("memory/print_outside_the_lock").lines
    printed = [int(number) for number in numbers.split()]
    assert len(printed) == 30
    assert len(set(printed)) < 30
    assert max(printed) == 30
    assert total == "parent: 30 of 30"
