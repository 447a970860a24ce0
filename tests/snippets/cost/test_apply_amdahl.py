import sys

import pytest

from snippets.cost import apply_amdahl as snippet
from tests.snippets.conftest import RunSnippet


def test_no_number_of_cpus_passes_the_limit(run: RunSnippet) -> None:
    head, rows = run("cost/apply_amdahl").table
    assert head == ["CPUs", "Time (%)", "Speed-up", "Efficiency (%)"]
    assert [row[0] for row in rows] == [*("1", "2", "4", "8", "16", "32", "64"), "the limit"]
    speed_ups = [float(row[2]) for row in rows]
    assert speed_ups == sorted(set(speed_ups))
    assert speed_ups[-1] == 20
    efficiencies = [float(row[3]) for row in rows[:-1]]
    assert efficiencies == sorted(set(efficiencies), reverse=True)


def test_a_program_without_a_serial_part_has_no_limit(run: RunSnippet) -> None:
    lines = run("cost/apply_amdahl", "0", "3").lines
    assert [line.split()[2] for line in lines[1:-1]] == ["1.00", "2.00", "3.00"]
    assert "none" in lines[-1]


def test_a_program_without_a_parallel_part_gains_nothing() -> None:
    assert snippet.speed_up(1, 64) == 1


@pytest.mark.parametrize("cpus", [1, 2, 7, 64])
def test_the_serial_part_takes_its_time_and_the_rest_is_divided(cpus: int) -> None:
    assert 1 / snippet.speed_up(0.2, cpus) == pytest.approx(0.2 + 0.8 / cpus)


@pytest.mark.parametrize("last", [1, 2, 3, 5, 64, 100])
def test_the_number_of_cpus_asked_for_stands_last_and_once(last: int) -> None:
    steps = snippet.steps(last)
    assert steps[0] == 1
    assert steps[-1] == last
    assert steps == sorted(set(steps))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["5", "64"], "5 is not from 0 to 1"),
        (["-0.1", "64"], "-0.1"),
        (["nan", "64"], "nan is not from 0 to 1"),
        (["a lot", "64"], "invalid serial_share value: 'a lot'"),
        (["0.05", "0"], "0 is less than 1"),
        (["0.05", "2.5"], "invalid number_of_cpus value: '2.5'"),
        (["0.05"], "cpus"),
        ([], "share, cpus"),
    ],
)
def test_bad_arguments_are_named(
    arguments: list[str],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["apply_amdahl.py", *arguments])
    with pytest.raises(SystemExit) as refused:
        snippet.main()
    assert refused.value.code == 2
    assert message in capsys.readouterr().err
