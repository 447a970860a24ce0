from tests.snippets.conftest import RunSnippet


def digits_of(run: RunSnippet, digits: int) -> dict[str, int]:
    lines = run("pi/cut_in_halves", str(digits)).lines[1:]
    rows = [line.rsplit(maxsplit=1) for line in lines]
    return {name: int(count.replace(",", "")) for name, count in rows}


def test_the_second_half_multiplies_by_many_more_digits(run: RunSnippet) -> None:
    for digits in (200, 1000, 2000):
        count = digits_of(run, digits)
        assert count["second half"] > 1.4 * count["first half"]


def test_even_and_odd_terms_multiply_by_nearly_as_many(run: RunSnippet) -> None:
    for digits in (200, 1000, 2000):
        count = digits_of(run, digits)
        assert abs(count["even numbers"] - count["odd numbers"]) < 0.02 * count["odd numbers"]
        assert count["even numbers"] + count["odd numbers"] == sum(count.values()) / 2
