import sys

import pytest

from snippets.cost import apply_amdahl
from snippets.cost import apply_gustafson as snippet
from tests.snippets.conftest import RunSnippet


def test_work_that_grows_keeps_its_speed_up_growing(run: RunSnippet) -> None:
    head, rows = run("cost/apply_gustafson").table
    assert head[:4] == ["CPUs", "Time (%)", "Work", "Speed-up"]
    assert [row[0] for row in rows] == ["1", "2", "4", "8", "16", "32", "64"]
    assert {row[1] for row in rows} == {"100"}
    assert float(rows[-1][3]) == 60.85
    shares = [float(row[5]) for row in rows]
    assert shares == sorted(set(shares), reverse=True)
    assert shares[0] == 5


@pytest.mark.parametrize("share", [0.01, 0.05, 0.5])
@pytest.mark.parametrize("cpus", [1, 2, 64])
def test_the_two_laws_agree_on_the_serial_share_of_the_grown_work(share: float, cpus: int) -> None:
    of_work = snippet.share_of_the_work(share, cpus)
    assert apply_amdahl.speed_up(of_work, cpus) == pytest.approx(snippet.speed_up(share, cpus))


@pytest.mark.parametrize("cpus", [2, 3, 64])
def test_on_the_same_share_it_promises_more_than_amdahl(cpus: int) -> None:
    assert snippet.speed_up(0.05, cpus) > apply_amdahl.speed_up(0.05, cpus)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["5", "64"], "5 is not from 0 to 1"), (["0.05", "0"], "0 is less than 1"), ([], "share")],
)
def test_bad_arguments_are_named(
    arguments: list[str],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["apply_gustafson.py", *arguments])
    with pytest.raises(SystemExit) as refused:
        snippet.main()
    assert refused.value.code == 2
    assert message in capsys.readouterr().err
