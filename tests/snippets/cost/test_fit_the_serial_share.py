import sys

import pytest

from snippets.cost import apply_amdahl
from snippets.cost import fit_the_serial_share as snippet
from tests.snippets.conftest import RunSnippet, Seen

HEAD = [
    *("CPUs", "Time", "Speed-up", "Efficiency (%)", "Serial share (%)"),
    *("Time on twice the CPUs", "Limit of the speed-up"),
]


def table(seen: Seen) -> list[list[str]]:
    head, rows = seen.table
    assert head == HEAD
    return rows


def test_a_program_that_follows_the_law_has_one_share(run: RunSnippet) -> None:
    rows = table(run("cost/fit_the_serial_share"))
    assert [row[4] for row in rows] == ["20.00"] * 3
    assert {row[6] for row in rows} == {"5.00"}
    assert [row[5] for row in rows[:2]] == [row[1] for row in rows[1:]]


def test_a_share_that_grows_tells_of_costs_that_grow(run: RunSnippet) -> None:
    rows = table(run("cost/fit_the_serial_share", label="growing"))
    shares = [float(row[4]) for row in rows]
    assert shares == sorted(set(shares))
    twice_two, measured_on_four = float(rows[0][5]), float(rows[1][1])
    assert twice_two < measured_on_four


def test_a_share_below_zero_has_no_limit(run: RunSnippet) -> None:
    (row,) = table(run("cost/fit_the_serial_share", label="too_good"))
    assert float(row[3]) > 100
    assert float(row[4]) < 0
    assert row[5:] == ["–", "–"]


def test_a_pool_slower_than_one_process_has_no_limit_either(run: RunSnippet) -> None:
    (row,) = table(run("cost/fit_the_serial_share", "10", "12", "2"))
    assert float(row[4]) > 100
    assert row[5:] == ["–", "–"]


@pytest.mark.parametrize("share", [0, 0.05, 0.2, 1])
@pytest.mark.parametrize("cpus", [2, 3, 64])
def test_it_finds_the_share_that_went_into_amdahls_law(share: float, cpus: int) -> None:
    together = 10 / apply_amdahl.speed_up(share, cpus)
    assert snippet.serial_share(10, together, cpus) == pytest.approx(share, abs=1e-12)
    assert snippet.seconds_on(cpus, 10, share) == pytest.approx(together)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["10", "3.2"], "each time needs its number of CPUs"),
        (["10", "3.2", "1"], "1 CPUs"),
        (["10", "3.2", "2.5"], "2.5 CPUs"),
        (["10", "3.2", "inf"], "inf is not above 0"),
        (["0", "3.2", "4"], "0 is not above 0"),
        (["ten", "3.2", "4"], "invalid positive_number value: 'ten'"),
        (["10"], "pairs"),
    ],
)
def test_bad_arguments_are_named(
    arguments: list[str],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["fit_the_serial_share.py", *arguments])
    with pytest.raises(SystemExit) as refused:
        snippet.main()
    assert refused.value.code == 2
    assert message in capsys.readouterr().err
