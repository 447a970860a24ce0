import itertools
import types

import pytest

from recorder.clusters.facts import TASKS, Recording, result_of, tasks_of
from snippets.clusters import throw_in_a_pool
from tests.snippets.clusters.conftest import check_engine
from tests.snippets.conftest import RunSnippet


def test_on_three_hosts_it_ends_as_it_promises(recording: Recording) -> None:
    found = check_engine(recording, "dask")
    assert all(len({task.host for task in tasks_of(each.lines)}) == 3 for each in found.whole)


def test_on_one_machine_its_value_is_the_same(run: RunSnippet, recording: Recording) -> None:
    value = result_of(recording.engines["pool"].whole[0].lines)
    assert result_of(run("clusters/throw_with_dask").lines) == value


def test_a_host_begins_its_next_task_when_it_has_finished_one(recording: Recording) -> None:
    for run in recording.engines["dask"].whole:
        for host in {task.host for task in tasks_of(run.lines)}:
            own = sorted((t.begin, t.end) for t in tasks_of(run.lines) if t.host == host)
            for (_, end), (begin, _) in itertools.pairwise(own):
                assert begin >= end - 0.02


def test_where_a_host_is_lost_all_tasks_are_done_and_no_line_tells_of_it(
    recording: Recording,
) -> None:
    found = recording.engines["dask"]
    for run in found.broken:
        tasks = tasks_of(run.lines)
        assert len(tasks) == len(run.lines) - 1
        assert sorted(task.number for task in tasks) == list(range(TASKS))
        assert run.lost_at is not None
        of_the_lost = [task for task in tasks if task.host == run.lost]
        assert of_the_lost
        assert all(task.end < run.lost_at for task in of_the_lost)


def test_scheduler_and_program_are_on_the_first_host(recording: Recording) -> None:
    found = recording.engines["dask"]
    (scheduler,) = (host for host, command in found.commands if "dask scheduler" in command)
    assert scheduler == found.whole[0].hosts[0] not in {run.lost for run in found.broken}
    assert not any("token" in command or "tls" in command for _, command in found.commands)


def test_a_function_of_a_module_travels_as_a_name_and_one_of_a_script_with_its_code() -> None:
    cloudpickle = pytest.importorskip("cloudpickle")
    assert b"gethostname" not in cloudpickle.dumps(throw_in_a_pool.throw)
    script = types.FunctionType(throw_in_a_pool.throw.__code__, {"__name__": "__main__"}, "throw")
    script.__module__ = "__main__"
    assert b"gethostname" in cloudpickle.dumps(script)
