import pytest

from tests.snippets.conftest import RunSnippet

pytest.importorskip("gmpy2")


def test_numbers_arrive_equal_and_weigh_little_more_than_their_bytes(run: RunSnippet) -> None:
    rows = [line.split() for line in run("pi/send_big_numbers", "100", "10000", "50000").lines[1:]]
    assert [row[0] for row in rows] == ["100", "10000", "50000"]
    for digits, own, packed, text, equal, *_ in rows:
        assert equal == "True"
        assert 0 < int(packed) - int(own) < 100
        assert abs(int(text) - int(digits)) <= 1


def test_a_long_number_weighs_less_than_half_of_its_text(run: RunSnippet) -> None:
    row = run("pi/send_big_numbers", "10000").lines[1].split()
    assert 2 * int(row[2]) < int(row[3])
