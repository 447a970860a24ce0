import pytest

from tests.snippets.conftest import RunSnippet

pytest.importorskip("gmpy2")
pytest.importorskip("mpmath")

from snippets.pi import chudnovsky_serial
from snippets.pi import verify_the_digits as snippet


def test_no_digit_differs(run: RunSnippet) -> None:
    lines = run("pi/verify_the_digits", "20000").lines
    assert [line.split()[0] for line in lines] == ["by_series", "by_gmpy2", "by_mpmath"]
    assert all(line.endswith(" 0 differ") for line in lines)
    assert len({line.split(maxsplit=1)[1] for line in lines}) == 1


def test_a_wrong_digit_is_counted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Here:
        """Stands in for the pool and spoils the second text."""

        def __init__(self, workers: int) -> None:
            self.map = lambda call, programs, sizes: [
                "3.1415",
                "3.1425",
                "3.1415",
            ]

        def __enter__(self) -> "Here":
            return self

        def __exit__(self, *exception: object) -> None:
            pass

    monkeypatch.setattr(snippet, "ProcessPoolExecutor", Here)
    monkeypatch.setattr("sys.argv", ["verify_the_digits.py", "4"])
    snippet.main()
    counts = [line.split(", ")[-1] for line in capsys.readouterr().out.splitlines()]
    assert counts == ["0 differ", "1 differ", "0 differ"]


def test_its_series_gives_the_digits_of_the_chapter() -> None:
    for digits in (1, 762, 5000):
        assert snippet.by_series(digits) == chudnovsky_serial.compute_pi(digits)
