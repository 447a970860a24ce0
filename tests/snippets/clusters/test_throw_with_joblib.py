import os

import pytest

from recorder.clusters.facts import Recording, result_of, tasks_of
from tests.snippets.clusters.conftest import check_engine
from tests.snippets.conftest import RunSnippet


def test_on_three_hosts_it_ends_as_it_promises(recording: Recording) -> None:
    found = check_engine(recording, "joblib")
    assert all(len({task.host for task in tasks_of(each.lines)}) == 3 for each in found.whole)


def test_on_one_machine_its_value_is_the_same(run: RunSnippet, recording: Recording) -> None:
    value = result_of(recording.engines["pool"].whole[0].lines)
    assert result_of(run("clusters/throw_with_joblib").lines) == value


def test_loky_uses_processes_of_this_machine_if_it_is_told_how_many() -> None:
    joblib = pytest.importorskip("joblib")
    found = []
    for settings in ({"n_jobs": 2}, {}):
        with joblib.parallel_config("loky", **settings):
            pids = set(joblib.Parallel()(joblib.delayed(os.getpid)() for _ in range(4)))
        found.append(pids == {os.getpid()})
    assert found == [False, True]
