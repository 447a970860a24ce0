from tests.snippets.conftest import RunSnippet


def digits_of(run: RunSnippet) -> dict[str, int]:
    rows = [line.rsplit(maxsplit=1) for line in run("pi/cut_in_halves").lines[1:]]
    return {name: int(count.replace(",", "")) for name, count in rows}


def test_the_second_half_multiplies_by_many_more_digits(run: RunSnippet) -> None:
    count = digits_of(run)
    assert count["second half"] > 1.4 * count["first half"]


def test_even_and_odd_terms_multiply_by_nearly_as_many(run: RunSnippet) -> None:
    count = digits_of(run)
    assert abs(count["even numbers"] - count["odd numbers"]) < 0.02 * count["odd numbers"]
    assert count["even numbers"] + count["odd numbers"] == sum(count.values()) / 2
