from tests.snippets.conftest import RunSnippet


def test_only_the_last_digit_or_two_are_wrong_and_only_without_a_guard(run: RunSnippet) -> None:
    rows = [tuple(map(int, line.split())) for line in run("pi/skip_the_guard_digits").lines[1:]]
    assert [row[:2] for row in rows] == [(d, g) for d in (1000, 1500, 2000) for g in (0, 15)]
    for _, guard, wrong in rows:
        if guard:
            assert wrong == 0
        else:
            assert wrong in (1, 2)
