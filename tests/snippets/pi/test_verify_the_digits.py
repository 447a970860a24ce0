import pytest

from tests.snippets.conftest import RunSnippet

pytest.importorskip("gmpy2")
pytest.importorskip("flint")

from snippets.pi import chudnovsky_serial
from snippets.pi import verify_the_digits as snippet


def test_no_digit_differs(run: RunSnippet) -> None:
    lines = run("pi/verify_the_digits").lines
    assert [line.split()[0] for line in lines] == ["by_tree", "by_gmpy2", "by_flint"]
    assert all(line.endswith(" digits, 0 differ") for line in lines)
    assert len({line.split(maxsplit=1)[1] for line in lines}) == 1


def test_a_wrong_digit_is_counted() -> None:
    assert snippet.count_wrong("3.1415", "3.1425") == 1
    assert snippet.count_wrong("3.1415", "3.1415") == 0
    with pytest.raises(ValueError, match=r"longer|shorter"):
        snippet.count_wrong("3.1415", "3.141")


def test_each_way_gives_the_digits_of_the_chapter() -> None:
    for digits in (1, 762, 5000):
        right = chudnovsky_serial.compute_pi(digits)
        assert snippet.by_tree(digits) == right
        assert snippet.by_gmpy2(digits) == right
        assert snippet.by_flint(digits) == right
