import pytest

from recorder.runs.machine import usable_cpus
from tests.snippets.conftest import RunSnippet


def test_one_worker_waits_for_all_sixteen_tasks(run: RunSnippet) -> None:
    head, rows = run("workers/start_too_many").table
    assert head == ["Workers", "Start (s)", "Computing (s)", "Waiting (s)"]
    waiting = {int(row[0]): float(row[3]) for row in rows}
    assert waiting[1] >= 0.16


@pytest.mark.alone
def test_sixteen_workers_start_longer_and_gain_for_waiting_alone(run: RunSnippet) -> None:
    """Each time is the shortest of three runs, since a busy machine delays some.

    Computing gets twice its bound: a CPU's speed varies. Where many other programs run, more
    workers get a larger part of the CPUs, and yet never as much as they gain from waiting.
    """
    tables = [run("workers/start_too_many", "1", "2", "16", again=n).table[1] for n in range(3)]
    one, two, sixteen = (
        [min(map(float, cells)) for cells in zip(*rows, strict=True)]
        for rows in zip(*tables, strict=True)
    )
    assert sixteen[1] > two[1]
    assert one[2] / sixteen[2] <= max(2 * usable_cpus(), one[3] / sixteen[3])
    assert sixteen[3] < two[3] < one[3]
