import math
import multiprocessing
import statistics
import sys

import pytest

from snippets.start_methods import time_each_method
from tests.snippets.conftest import RunSnippet


def least(spread: str) -> float:
    low, high = map(float, spread.split(" to "))
    assert 0 < low <= high
    return low


@pytest.mark.alone
def test_spawn_costs_most_every_time_and_the_server_only_once(run: RunSnippet) -> None:
    head, table = run("start_methods/time_each_method", "3").table
    assert head == [
        "start method",
        "first child, ms",
        "min to max",
        "later ones, ms",
        "min to max",
        "own memory, MB",
    ]
    rows = {row[0]: row[1:] for row in table}
    assert sorted(rows) == sorted(multiprocessing.get_all_start_methods())
    first = {method: least(cells[1]) for method, cells in rows.items()}
    later = {method: least(cells[3]) for method, cells in rows.items()}
    if "fork" in rows:
        assert first["fork"] < min(first["forkserver"], first["spawn"])
        assert max(later["fork"], later["forkserver"]) < later["spawn"]
        assert later["forkserver"] < first["forkserver"]
    memory = {method: float(cells[4]) for method, cells in rows.items()}
    if sys.platform == "linux":
        assert memory["fork"] < memory["forkserver"] < memory["spawn"]
    else:
        assert all(map(math.isnan, memory.values()))


def test_a_cell_is_the_median_and_the_range() -> None:
    seconds = [0.004, 0.001, 0.009, 0.002, 0.003]
    assert time_each_method.cells(iter(seconds)) == "3.0  1.0 to 9.0"
    assert statistics.median(seconds) == 0.003
