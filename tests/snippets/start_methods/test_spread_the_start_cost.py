import multiprocessing
import re

import pytest

from tests.snippets.conftest import RunSnippet


def least(spread: str) -> float:
    low, high = map(float, spread.removesuffix(" ms").split(" to "))
    assert 0 <= low <= high
    return max(low, 1.0)


@pytest.mark.alone
def test_many_tasks_bring_the_methods_together(run: RunSnippet) -> None:
    lines = run("start_methods/spread_the_start_cost", "400").lines
    rows = [re.split(r" {2,}", line.strip()) for line in lines]
    assert rows[0] == ["tasks", "method", "pool, median", "min to max", "per task"]
    methods = multiprocessing.get_all_start_methods()
    assert [row[:2] for row in rows[1:]] == [
        [tasks, method] for tasks in ("2", "400") for method in sorted(methods)
    ]
    for tasks, _, pool, _, per_task in rows[1:]:
        each = float(pool.removesuffix(" ms")) / int(tasks)
        assert abs(float(per_task.removesuffix(" ms")) - each) < 0.02 + each / 100
    if "fork" in methods:
        took = {(row[0], row[1]): least(row[3]) for row in rows[1:]}
        few = (took["2", "spawn"] - took["2", "fork"]) / 2
        many = (took["400", "spawn"] - took["400", "fork"]) / 400
        assert few > 0
        assert many < few / 10
