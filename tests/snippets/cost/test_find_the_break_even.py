import sys

import pytest

from snippets.cost import find_the_break_even as snippet
from tests.snippets.conftest import RunSnippet, Seen


def cells(seen: Seen) -> list[list[str]]:
    head, rows = seen.table
    assert {len(row) for row in rows} == {len(head)}
    return rows


@pytest.mark.parametrize("cpus", [2, 3, 8, 64])
def test_at_the_break_even_both_take_as_long(cpus: int) -> None:
    pays = snippet.break_even(0.03, cpus)
    assert pays is not None
    assert pays == pytest.approx(0.03 + pays / cpus)
    assert 0.03 < pays <= 0.06


def test_a_machine_with_one_cpu_has_no_break_even() -> None:
    assert snippet.break_even(0.03, 1) is None
    assert snippet.break_even(0.03, 0.8) is None


def test_a_warm_pool_has_paid_for_its_start() -> None:
    costs = {"start": 4.0, "tasks": 1.0, "transfer": 2.0}
    assert snippet.fixed_cost(costs, "cold") == 7
    assert snippet.fixed_cost(costs, "warm") == 3


def test_a_pool_of_one_never_pays(run: RunSnippet) -> None:
    rows = cells(run("cost/find_the_break_even", "--workers", "1", "--rounds", "1"))
    assert [row[1] for row in rows if row[0].startswith("break-even")] == ["never"] * 4


def test_the_break_even_follows_from_the_costs_above_it(run: RunSnippet) -> None:
    rows = cells(run("cost/find_the_break_even", "--workers", "2", "--rounds", "3"))
    names = [row[0] for row in rows]
    assert names[0] == "start and end 2 worker(s)"
    start, tasks, transfer = (float(row[1]) for row in rows[:3])
    shown = dict(zip(names, (row[1] for row in rows), strict=True))
    if snippet.usable_cpus() < 2:
        assert shown["break-even, cold, computed"] == "never"
        return
    rounding = 0.05
    cold = float(shown["break-even, cold, computed"])
    assert cold == pytest.approx(2 * (start + tasks + transfer), abs=rounding)
    warm = float(shown["break-even, warm, computed"])
    assert warm == pytest.approx(2 * (tasks + transfer), abs=rounding)


@pytest.mark.alone
def test_the_check_compares_the_prediction_with_a_measurement(run: RunSnippet) -> None:
    arguments = ("--check", "--workers", "2", "--rounds", "3", "--tasks", "4", "--bytes", "10")
    rows = cells(run("cost/find_the_break_even", *arguments))
    sizes = [f"{size}" for size in snippet.SIZES]
    assert [row[:2] for row in rows] == [
        [pool, size] for pool in ("cold", "warm") for size in sizes
    ]
    if snippet.usable_cpus() > 1:
        should = ["alone", "alone", "even", "pool", "pool"]
        assert [row[6] for row in rows] == should * 2
    # Far below the break-even the pool loses, whatever else the machine does.
    won, rounds = rows[0][7].split(" of ")
    assert int(won) <= int(rounds) // 2


def test_it_gives_the_same_results_alone_and_in_a_pool() -> None:
    tasks = [(number, b"x") for number in (0, 1, 10, 100)]
    assert snippet.work_in_a_new_pool(2, tasks) == snippet.work_alone(tasks)


@pytest.mark.parametrize(
    "arguments", [["--workers", "0"], ["--tasks", "0"], ["--rounds", "0"], ["--bytes", "-1"]]
)
def test_numbers_that_make_no_sense_are_refused(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["find_the_break_even.py", *arguments])
    with pytest.raises(SystemExit) as refused:
        snippet.main()
    assert refused.value.code == 2
    assert "error:" in capsys.readouterr().err
