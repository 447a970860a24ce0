import pytest

from tests.snippets.conftest import RunSnippet

pytest.importorskip("gmpy2")

from snippets.pi import measure_the_phases as snippet


def test_every_phase_has_a_line(run: RunSnippet) -> None:
    rows = [line.rsplit(maxsplit=4) for line in run("pi/measure_the_phases", "20000").lines[1:]]
    assert len(rows) == len(snippet.TASKS) + 1
    shares = [float(row[-1]) for row in rows]
    # No sum: each share is the median of its own round, and other work may run beside.
    assert all(0 < share < 100 for share in shares)


def test_the_shares_are_parts_of_the_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    times = dict(zip(snippet.TASKS, (50.0, 10.0, 15.0, 8.0, 4.0, 13.0), strict=True))
    monkeypatch.setattr(snippet, "measure", lambda digits: dict(times))
    monkeypatch.setattr("sys.argv", ["measure_the_phases.py", "1000"])
    snippet.main()
    shares = [line.split()[-1] for line in capsys.readouterr().out.splitlines()[1:]]
    assert shares == ["50.0", "10.0", "15.0", "8.0", "4.0", "13.0", "12.0"]


def test_the_bounds_rise_and_never_pass_the_inverse_of_the_serial_share(run: RunSnippet) -> None:
    lines = run("pi/measure_the_phases", "20000", "bound").lines[1:]
    rows = [line.split() for line in lines]
    bounds = [float(row[2]) for row in rows]
    assert bounds == sorted(bounds)
    assert bounds[0] == 1
    for cpus, serial, most, *_ in rows:
        assert float(most) <= min(int(cpus), 100 / (float(serial) - 0.06)) + 0.01


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
