from tests.snippets.conftest import RunSnippet


def right_digits(run: RunSnippet, digits: int) -> list[tuple[int, int]]:
    lines = run("pi/count_the_terms", str(digits)).lines[1:]
    return [(int(terms), int(right)) for terms, right in map(str.split, lines)]


def test_half_of_the_terms_give_about_half_of_the_digits(run: RunSnippet) -> None:
    terms, right = right_digits(run, 1000)[0]
    assert terms == 841 // 2
    assert 1.2 * terms <= right <= 1.25 * terms


def test_twenty_terms_too_few_give_wrong_digits(run: RunSnippet) -> None:
    for digits in (500, 1000):
        _, too_few, bare, enough, many = right_digits(run, digits)
        assert too_few[1] < digits
        assert bare[1] == enough[1] == many[1] == digits


def test_one_term_a_digit_is_more_than_enough(run: RunSnippet) -> None:
    *_, enough, many = right_digits(run, 1000)
    assert enough == (841, 1000)
    assert many == (1000, 1000)
