from snippets.pi import count_the_terms as snippet
from snippets.pi.check_every_digit import compute_pi_again
from tests.snippets.conftest import RunSnippet


def right_digits(run: RunSnippet) -> list[tuple[int, int]]:
    lines = run("pi/count_the_terms").lines[1:]
    return [(int(terms), int(right)) for terms, right in map(str.split, lines)]


def test_half_of_the_terms_give_about_half_of_the_digits(run: RunSnippet) -> None:
    terms, right = right_digits(run)[0]
    assert terms == 841 // 2
    assert 1.2 * terms <= right <= 1.25 * terms


def test_twenty_terms_too_few_give_wrong_digits_and_more_give_nothing(run: RunSnippet) -> None:
    _, too_few, bare, enough, many = right_digits(run)
    assert too_few[1] < 1000
    assert bare == (831, 1000)
    assert enough == (841, 1000)
    assert many == (1000, 1000)


def test_what_it_compares_with_is_right() -> None:
    assert snippet.compute_pi(1000, 2000) == compute_pi_again(1000)


def test_it_counts_the_digits_before_the_first_wrong_one() -> None:
    assert snippet.count_right("3.1415", "3.1416") == 4
    assert snippet.count_right("3.1415", "3.1415") == 5
    assert snippet.count_right("3.2415", "3.1415") == 1
