import re

import pytest

from tests.snippets.conftest import RunSnippet

pytest.importorskip("gmpy2")

from snippets.pi import measure_the_phases as snippet


def test_every_phase_has_a_line_and_the_bounds_never_pass_that_of_the_last_line(
    run: RunSnippet,
) -> None:
    *lines, serial, two, eight, many, last = run("pi/measure_the_phases").lines
    shares = [float(match[1]) for line in lines if (match := re.search(r"([\d.]+)%", line))]
    assert [line.split("  ")[0] for line in lines] == list(snippet.PHASES)
    assert all(0 < share < 100 for share in shares)
    share = float(serial.split()[1])  # rounded to a tenth, like the numbers below
    least, most_of_all = (100 / (share + each) for each in (0.05, -0.05))
    bounds = [float(line.split()[5]) for line in (two, eight, many)]
    assert bounds == sorted(bounds)
    assert least - 0.06 <= float(last.split()[-2]) <= most_of_all + 0.06
    for cpus, most in zip((2, 8, 64), bounds, strict=True):
        assert 1 <= most <= min(cpus, most_of_all + 0.06)
        fewer, more = (snippet.bound((share + each) / 100, cpus) for each in (0.05, -0.05))
        assert fewer - 0.06 <= most <= more + 0.06


def test_the_shares_are_parts_of_the_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    times = dict(zip(snippet.PHASES, (50.0, 10.0, 15.0, 8.0, 4.0, 13.0), strict=True))
    monkeypatch.setattr(snippet, "measure", lambda digits: dict(times))
    monkeypatch.setattr("sys.argv", ["measure_the_phases.py", "1000"])
    snippet.main()
    lines = capsys.readouterr().out.splitlines()
    shares = [match[1] for line in lines if (match := re.search(r"([\d.]+)%", line))]
    assert shares == ["50.0", "10.0", "15.0", "8.0", "4.0", "13.0"]
    assert lines[6] == "So 12.0 % of the work is serial, and then"
    assert lines[-1] == "and no number of CPUs is more than 8.3 times."


def test_the_bound_is_amdahls() -> None:
    assert snippet.bound(0, 8) == 8
    assert snippet.bound(1, 8) == 1
    assert snippet.bound(0.1, 2) == pytest.approx(1 / 0.55)
    assert snippet.bound(0.1, 10**9) == pytest.approx(10)


def test_the_phases_compute_pi(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    own = divmod

    def watched(number: int, by: int) -> tuple[int, int]:
        seen.append(number)
        return own(number, by)

    monkeypatch.setattr(snippet, "divmod", watched, raising=False)
    snippet.measure(50)
    assert str(seen[0]).startswith("314159265358979323846264338327950288419716939937510")
