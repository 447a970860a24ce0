from tests.snippets.conftest import RunSnippet


def totals(lines: list[str]) -> dict[str, int]:
    return {name: int(number) for name, number in (line.split(": ") for line in lines)}


def test_plain_updates_are_lost_and_locked_ones_are_not(run: RunSnippet) -> None:
    seen = totals(run("memory/trust_the_plus").lines)
    assert 0 < seen["add_plainly"] < seen["expected"]
    assert seen["add_locked"] == seen["expected"]


def test_few_updates_never_give_more_than_expected(run: RunSnippet) -> None:
    seen = totals(run("memory/trust_the_plus", label="few").lines)
    assert 0 < seen["add_plainly"] <= seen["expected"] == seen["add_locked"]
