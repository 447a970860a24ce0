import pytest

from tests.snippets.conftest import RunSnippet

pytest.importorskip("gmpy2")

import gmpy2

from snippets.pi import chudnovsky_serial
from snippets.pi import pi_by_gmpy2 as snippet


@pytest.mark.parametrize("digits", [1, 4, 50, 762, 5000, 100_000])
def test_the_series_has_the_digits_of_the_library(digits: int) -> None:
    assert snippet.compute_pi(digits) == chudnovsky_serial.compute_pi(digits)


def test_it_prints_what_the_series_prints(run: RunSnippet) -> None:
    series = run("pi/chudnovsky_serial", "20000").lines
    assert run("pi/pi_by_gmpy2", "20000").lines == series


def test_a_second_call_forgets_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    own = gmpy2.free_cache
    monkeypatch.setattr(gmpy2, "free_cache", lambda: calls.append(own()))
    snippet.compute_pi(2000)
    snippet.compute_pi(2000)
    assert len(calls) == 2
