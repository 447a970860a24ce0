import random

import pytest

from recorder.clusters.facts import TASKS, Recording, result_of, tasks_of
from snippets.clusters import throw_in_a_pool
from tests.snippets.clusters.conftest import check_engine
from tests.snippets.conftest import RunSnippet


def test_one_machine_does_every_task_and_the_value_is_that_of_the_recording(
    run: RunSnippet, recording: Recording
) -> None:
    lines = run("clusters/throw_in_a_pool").lines
    tasks = tasks_of(lines)
    assert sorted(task.number for task in tasks) == list(range(TASKS))
    assert len({task.host for task in tasks}) == 1
    assert result_of(lines) == result_of(recording.engines["pool"].whole[0].lines)


def test_a_lost_host_takes_the_whole_pool_along(recording: Recording) -> None:
    found = check_engine(recording, "pool")
    assert all(run.exit_code for run in found.broken)


def test_a_task_counts_the_points_of_its_own_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throw_in_a_pool, "POINTS", 1000)
    task, hits, *_ = throw_in_a_pool.throw(7)
    draw = random.Random(7).random
    points = [(draw(), draw()) for _ in range(1000)]
    assert (task, hits) == (7, sum(x * x + y * y < 1 for x, y in points))
