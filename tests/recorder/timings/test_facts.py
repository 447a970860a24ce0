from collections.abc import Callable

import pytest

from recorder.catalog.comparisons import Comparison, Contender
from recorder.timings.facts import Copies, Row, Task, Timing, derive

MakeRow = Callable[..., Row]
MakeTiming = Callable[..., Timing]


def comparison(*runs: Contender, **facts: object) -> Comparison:
    return Comparison(id="demo/made_up", runs=runs, **facts)  # type: ignore[arg-type]


def run(name: str, **facts: object) -> Contender:
    return Contender(snippet="demo/nap", name=name, **facts)  # type: ignore[arg-type]


def test_a_ratio_is_taken_round_by_round(row: MakeRow, timing: MakeTiming) -> None:
    made = timing(row("slow", 1, 2, 3, 4), row("fast", 1, 1, 1, 1))
    derived = derive(made, comparison(run("slow"), run("fast")))
    slow, fast = derived.rows
    assert slow.speedup["slow"].high == 1
    assert (fast.speedup["slow"].low, fast.speedup["slow"].high) == (1, 4)
    assert fast.speedup["slow"].median == 2.5
    assert (slow.median_seconds, slow.min_seconds, slow.max_seconds) == (2.5, 1, 4)
    assert (slow.low_seconds, slow.high_seconds) == (1, 4)


def test_times_and_ratios_are_those_of_one_unit_of_work(row: MakeRow, timing: MakeTiming) -> None:
    made = timing(row("loop", *[2.0] * 4, work=0.5), row("array", *[1.0] * 4, work=20.0))
    loop, array = derive(made, comparison(run("loop"), run("array"))).rows
    assert (loop.median_seconds, array.median_seconds) == (4, 0.05)
    assert array.speedup["loop"].median == 80
    assert loop.seconds == (2, 2, 2, 2)  # as they were


def test_a_fixed_number_of_parts_bounds_the_ceiling(row: MakeRow, timing: MakeTiming) -> None:
    rows = [row(name, 1, 1, 1, 1) for name in ("one", "many", "all")]
    runs = [
        run("one", ceiling="cpus", parts=1),
        run("many", ceiling="cpus", parts=1000),
        run("all", ceiling="cpus"),
    ]
    derived = derive(timing(*rows), comparison(*runs))
    assert [each.ceiling and each.ceiling.median for each in derived.rows] == [1, 2, 2]


def test_a_fixed_number_of_parts_bounds_the_ceiling_of_every_number_of_workers(
    row: MakeRow, timing: MakeTiming
) -> None:
    rows = [row("pool", 1, 1, 1, 1, workers=workers, sweep=True) for workers in (1, 2)]
    for parts, ceilings in ((1, [1, 1]), (1000, [2, 2]), (None, [1, 2])):
        runs = [run("alone"), run("pool", ceiling="cpus", parts=parts, sweep=True)]
        derived = derive(timing(row("alone", 1, 1, 1, 1), *rows), comparison(*runs))
        found = [each.ceiling and each.ceiling.median for each in derived.rows[1:]]
        assert found == ceilings, parts


def test_copies_measure_the_ceiling_in_each_round(row: MakeRow, timing: MakeTiming) -> None:
    made = timing(
        row("alone", 1, 1, 1, 1),
        row("pool", *[0.625] * 4, workers=2, sweep=True),
        copies=Copies(count=2, seconds=(1.25,) * 4),
    )
    derived = derive(made, comparison(run("alone"), run("pool", ceiling="cpus"), copies=True))
    assert derived.copies
    assert derived.copies.throughput.median == pytest.approx(1.6)
    pool = derived.rows[1]
    assert pool.ceiling
    assert pool.of_ceiling
    assert pool.ceiling.median == pytest.approx(1.6)
    assert pool.of_ceiling.median == pytest.approx(1.0)


def test_whole_tasks_have_shares_without_the_loading(row: MakeRow, timing: MakeTiming) -> None:
    tasks = tuple(Task(command=f"{n}", seconds=(1.0 + n,) * 4) for n in (1, 3))
    made = timing(row("all", *[6.0] * 4), row("pool", *[4.0] * 4), tasks=tasks, loads=(1.0,) * 4)
    derived = derive(made, comparison(run("all"), run("pool", ceiling="tasks")))
    assert derived.load_seconds == 1
    assert [task.share for task in derived.tasks] == [0.25, 0.75]
    assert derived.ceiling_by_tasks == pytest.approx(4 / 3)
    assert derived.rows[1].ceiling
    assert derived.rows[1].ceiling.median == pytest.approx(4 / 3)


def test_others_are_held_against_the_usable_cpus_of_a_sweep(
    row: MakeRow, timing: MakeTiming
) -> None:
    sweep = [row("pool", *[1 / w] * 4, workers=w, sweep=True) for w in (1, 2, 4)]
    derived = derive(timing(*sweep, row("one", 1, 1, 1, 1)), comparison(run("pool"), run("one")))
    assert derived.rows[3].speedup["pool"].median == 0.5


def test_what_was_not_run_has_no_times(row: MakeRow, timing: MakeTiming) -> None:
    made = timing(row("some", 1, 1, 1, 1), row("none", missing="needs Linux"))
    none = derive(made, comparison(run("some"), run("none", ceiling="cpus"))).rows[1]
    assert (none.median_seconds, none.speedup, none.ceiling) == (None, {}, None)
