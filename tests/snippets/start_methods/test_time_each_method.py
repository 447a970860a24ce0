import multiprocessing
import re
import sys

import pytest

from tests.snippets.conftest import RunSnippet


def table(lines: list[str]) -> dict[str, list[str]]:
    rows = [re.split(r" {2,}", line) for line in lines]
    assert rows[0] == [
        "method",
        "first child",
        "min to max",
        "later ones",
        "min to max",
        "memory",
    ]
    return {row[0]: row[1:] for row in rows[1:]}


def least(spread: str) -> float:
    low, high = map(float, spread.removesuffix(" ms").split(" to "))
    assert 0 < low <= high
    return low


@pytest.mark.alone
def test_spawn_costs_most_every_time_and_the_server_only_once(run: RunSnippet) -> None:
    rows = table(run("start_methods/time_each_method", "3").lines)
    assert sorted(rows) == sorted(multiprocessing.get_all_start_methods())
    first = {method: least(cells[1]) for method, cells in rows.items()}
    later = {method: least(cells[3]) for method, cells in rows.items()}
    if "fork" in rows:
        assert first["fork"] < min(first["forkserver"], first["spawn"])
        assert max(later["fork"], later["forkserver"]) < later["spawn"]
        assert later["forkserver"] < first["forkserver"]
    memory = [cells[4].removesuffix(" MB") for cells in rows.values()]
    if sys.platform == "linux":
        own = dict(zip(rows, map(float, memory), strict=True))
        assert own["fork"] < own["forkserver"] < own["spawn"]
    else:
        assert set(memory) == {"–"}
