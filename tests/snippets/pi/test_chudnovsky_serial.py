import pytest

from tests.snippets.conftest import RunSnippet

pytest.importorskip("gmpy2")

from gmpy2 import isqrt, mpz

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


def test_it_prints_the_first_and_the_last_digits(run: RunSnippet) -> None:
    digits = machin(4000)
    ends = f"{digits[:12]}...{digits[-10:]}"
    assert run("pi/chudnovsky_serial", "4000").lines == [f"4000 digits: {ends}"]


def test_it_ends_where_the_first_million_digits_are_known_to_end(shown: RunSnippet) -> None:
    assert shown("pi/chudnovsky_serial").lines == ["1000000 digits: 3.1415926535...5779458151"]


def test_two_terms_fewer_than_the_digits_need_are_wrong() -> None:
    digits = 3000
    enough = snippet.count_terms(digits + snippet.GUARD)
    root = isqrt(10005 * mpz(10) ** (2 * digits + 40))

    def by(terms: int) -> str:
        _, q, t = snippet.split(0, terms, terms)
        return str(426880 * q * root // t)[: digits + 1]

    right = snippet.compute_pi(digits).replace(".", "")
    assert by(enough) == by(enough + 10) == right
    assert by(int(digits / 14.18) - 2) != right


def test_a_cut_that_guard_digits_cannot_decide_is_refused() -> None:
    for digit in "09":
        with pytest.raises(ArithmeticError):
            snippet.cut("314" + digit * 20, 2)
    assert snippet.cut("314" + "0" * 9 + "1" * 11, 2) == "3.14"


def test_a_range_is_the_same_sum_however_it_is_split() -> None:
    whole = snippet.split(0, 300, 301)
    for middle in (1, 7, 150, 299):
        p1, q1, t1 = snippet.split(0, middle, 301)
        p2, q2, t2 = snippet.split(middle, 300, 301)
        assert (p1 * p2, q1 * q2, q2 * t1 + p1 * t2) == whole
