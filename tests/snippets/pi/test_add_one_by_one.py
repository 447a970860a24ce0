import time

import pytest

from tests.snippets.conftest import RunSnippet

pytest.importorskip("gmpy2")

from gmpy2 import mpz

from snippets.pi import add_one_by_one as snippet


@pytest.mark.alone
def test_both_ways_give_the_same_sum_and_the_tree_wins_where_numbers_are_long(
    run: RunSnippet,
) -> None:
    rows = [line.split() for line in run("pi/add_one_by_one").lines[1:]]
    assert [row[:2] for row in rows] == [[digits, "True"] for digits in ("1000", "10000", "100000")]
    assert float(rows[-1][-1]) > 2


def test_the_tree_wins_by_more_the_more_digits_there_are() -> None:
    # Counted, not timed: bits multiplied, each product as long as both its factors together.
    def one_by_one(terms: int) -> int:
        return sum(snippet.one_by_one(0, n)[1].bit_length() for n in range(1, terms))

    def tree(first: int, last: int) -> int:
        if last - first <= 24:
            return sum(snippet.one_by_one(first, n)[1].bit_length() for n in range(first, last))
        middle = (first + last) // 2
        here: int = snippet.tree(first, last)[1].bit_length()
        return here + tree(first, middle) + tree(middle, last)

    ratios = [one_by_one(terms) / tree(0, terms) for terms in (50, 200, 800)]
    assert ratios == sorted(ratios)
    assert ratios[-1] > 2 * ratios[0]


@pytest.mark.alone
def test_gmpy2_multiplies_long_numbers_faster_than_digit_by_digit() -> None:
    def least(digits: int) -> float:
        one = mpz(10) ** digits // 3
        times = []
        for _ in range(5):
            begin = time.perf_counter()
            _ = one * (one + 1)
            times.append(time.perf_counter() - begin)
        return min(times)

    # Digit by digit, numbers 32 times as long would take 1024 times as long.
    assert least(320_000) < 500 * least(10_000)
