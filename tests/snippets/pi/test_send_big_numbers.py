import pytest

from tests.snippets.conftest import RunSnippet

pytest.importorskip("gmpy2")


def test_numbers_weigh_little_more_than_their_bytes(run: RunSnippet) -> None:
    # That they arrive equal, the program asserts itself.
    rows = [line.split() for line in run("pi/send_big_numbers").lines[1:]]
    assert [row[0] for row in rows] == ["100", "10000", "100000", "1000000"]
    for digits, own, packed, *_ in rows:
        assert 0 < int(packed) - int(own) < 100
        if int(digits) >= 10_000:
            assert 2 * int(packed) < int(digits), "as text it is more than twice as heavy"


@pytest.mark.alone
def test_a_short_number_is_multiplied_long_before_it_could_travel(run: RunSnippet) -> None:
    first = run("pi/send_big_numbers").lines[1].split()
    sent, multiplied = float(first[3]), float(first[4])
    assert sent > 5 * multiplied
