from fractions import Fraction

import pytest

from tests.snippets.conftest import RunSnippet

pytest.importorskip("gmpy2")

from gmpy2 import mpz

from snippets.pi import chudnovsky_serial as snippet


def machin(digits: int) -> str:
    """Return π by 16 arctan(1/5) - 4 arctan(1/239), cut off after so many digits."""

    def arctan_of_inverse(n: int, one: int) -> int:
        total, power, k = 0, one // n, 1
        while power:
            total += power // k if k % 4 == 1 else -(power // k)
            power, k = power // (n * n), k + 2
        return total

    one = 10 ** (digits + 20)
    pi = 16 * arctan_of_inverse(5, one) - 4 * arctan_of_inverse(239, one)
    text = str(pi // 10**20)
    return f"{text[0]}.{text[1:]}"


@pytest.mark.parametrize("digits", [1, 2, 14, 15, 100, 761, 762, 763, 768, 4000])
def test_every_digit_is_that_of_another_formula(digits: int) -> None:
    assert snippet.compute_pi(digits) == machin(digits)


def test_digits_are_cut_off_and_not_rounded() -> None:
    assert snippet.compute_pi(4) == "3.1415"  # 3.14159 would round to 3.1416


def test_it_ends_where_the_first_million_digits_are_known_to_end(run: RunSnippet) -> None:
    lines = run("pi/chudnovsky_serial").lines
    assert lines == ["1000000 digits: 3.1415926535...5779458151"]


def test_a_few_terms_fewer_than_it_takes_are_wrong_and_more_are_the_same() -> None:
    digits = 3000
    enough = int((digits + snippet.GUARD) / 14.18) + 2
    root = snippet.take_root(digits + snippet.GUARD)

    def by(terms: int) -> str:
        _, q, t = snippet.add_up(0, terms)
        return str(426880 * q * root // t)[: digits + 1]

    right = snippet.compute_pi(digits).replace(".", "")
    assert by(enough) == by(enough + 10) == right
    assert by(int(digits / 14.18) - 2) != right


def test_every_term_adds_more_than_fourteen_digits() -> None:
    digits = 3000
    right = machin(digits).replace(".", "")
    root = snippet.take_root(digits + snippet.GUARD)
    for terms in (50, 100, 200):
        _, q, t = snippet.add_up(0, terms)
        text = str(426880 * q * root // t)
        same = next(n for n in range(digits) if text[n] != right[n])
        assert 14 * terms < same < 14.2 * terms + 15
    assert 70_000 < int((1_000_000 + snippet.GUARD) / 14.18) + 2 < 71_000


def test_a_cut_that_guard_digits_cannot_decide_is_refused() -> None:
    for digit in "09":
        with pytest.raises(ArithmeticError):
            snippet.cut("314" + digit * 20, 2)
    assert snippet.cut("314" + "0" * 9 + "1" * 11, 2) == "3.14"


def test_a_range_is_the_same_sum_however_it_is_split() -> None:
    whole = snippet.add_up(0, 300)
    for middle in (1, 7, 150, 299):
        assert snippet.join(snippet.add_up(0, middle), snippet.add_up(middle, 300)) == whole


def test_p_q_and_t_are_what_the_page_says() -> None:
    # A term is the one before it times a fraction: its numerators make P, its denominators Q.
    step = [Fraction(1)] + [
        Fraction(-(6 * k - 5) * (2 * k - 1) * (6 * k - 1), k**3 * (640320**3 // 24))
        for k in range(1, 61)
    ]
    for first, last in ((0, 1), (0, 60), (7, 50), (30, 60)):
        p, q, t = snippet.add_up(first, last)
        power, total = Fraction(1), Fraction(0)
        for k in range(first, last):
            power *= step[k]
            total += power * (13591409 + 545140134 * k)
        assert Fraction(int(t), int(q)) == total
        assert Fraction(int(p), int(q)) == power


def test_the_series_is_that_of_the_chudnovskys() -> None:
    from math import factorial

    total = sum(
        Fraction(
            (-1) ** k * factorial(6 * k) * (13591409 + 545140134 * k),
            factorial(3 * k) * factorial(k) ** 3 * 640320 ** (3 * k),
        )
        for k in range(30)
    )
    _, q, t = snippet.add_up(0, 30)
    assert Fraction(int(t), int(q)) == total
    assert isinstance(t, type(mpz()))
