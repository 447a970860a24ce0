import multiprocessing

import pytest

from tests.snippets.conftest import RunSnippet

CASES = ["fork", "spawn", "forkserver", "forkserver, imported", "forkserver, preloaded"]


@pytest.mark.alone
def test_a_pool_costs_more_than_its_processes_and_less_if_preloaded(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    head, rows = run("start_methods/time_a_pool", "3").table
    assert head == [
        "start method",
        "two processes, ms",
        "a pool of two, ms",
        "min to max",
        "a task in it, ms",
    ]
    methods = multiprocessing.get_all_start_methods()
    assert [row[0] for row in rows] == [case for case in CASES if case.partition(",")[0] in methods]
    two = {row[0]: float(row[1]) for row in rows}
    pool = {row[0]: float(row[2]) for row in rows}
    task = {row[0]: float(row[4]) for row in rows}
    assert min(two.values()) > 0
    if "fork" in methods:
        assert pool["forkserver"] > two["forkserver"]
        assert pool["forkserver, preloaded"] < pool["forkserver"]
        if python >= (3, 14, 1):
            assert pool["forkserver, imported"] < pool["forkserver"]
        # The start is far dearer under spawn; a task in a pool that runs is not.
        start = pool["spawn"] - pool["fork"]
        assert start > 0
        assert abs(task["spawn"] - task["fork"]) < start / 50
