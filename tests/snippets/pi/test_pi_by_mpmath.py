import pytest

from tests.snippets.conftest import RunSnippet

pytest.importorskip("mpmath")
pytest.importorskip("gmpy2")

from snippets.pi import chudnovsky_serial
from snippets.pi import pi_by_mpmath as snippet


@pytest.mark.parametrize("digits", [1, 4, 50, 762, 5000, 100_000])
def test_the_series_has_the_digits_of_the_library(digits: int) -> None:
    assert snippet.compute_pi(digits) == chudnovsky_serial.compute_pi(digits)


def test_it_prints_what_the_series_prints(run: RunSnippet) -> None:
    assert run("pi/pi_by_mpmath").lines == run("pi/chudnovsky_serial").lines


def test_mpmath_builds_on_gmpy2() -> None:
    from mpmath.libmp import BACKEND

    assert BACKEND == "gmpy"


def test_a_second_call_computes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from mpmath.libmp import libelefun

    calls = []
    own = libelefun.bs_chudnovsky

    def counted(*arguments: int) -> object:
        calls.append(arguments)
        return own(*arguments)

    monkeypatch.setattr(libelefun, "bs_chudnovsky", counted)
    snippet.compute_pi(2000)
    once = len(calls)
    snippet.compute_pi(2000)
    assert once > 0
    assert len(calls) == 2 * once
    most = max(last for _, last, *_ in calls)
    needed = int((2000 + snippet.GUARD) / 14.18) + 2
    assert 1.03 * needed < most < 1.08 * needed  # it keeps five percent more digits
