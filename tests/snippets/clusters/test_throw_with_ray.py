import statistics

from recorder.clusters.facts import TASKS, Recording, result_of, tasks_of
from tests.snippets.clusters.conftest import check_engine
from tests.snippets.conftest import RunSnippet


def test_on_three_hosts_it_ends_as_it_promises(recording: Recording) -> None:
    found = check_engine(recording, "ray")
    assert all(len({task.host for task in tasks_of(each.lines)}) == 3 for each in found.whole)


def test_on_one_machine_its_value_is_the_same(run: RunSnippet, recording: Recording) -> None:
    value = result_of(recording.engines["pool"].whole[0].lines)
    assert result_of(run("clusters/throw_with_ray").lines) == value


def test_a_lost_host_is_made_up_for(recording: Recording) -> None:
    for run in recording.engines["ray"].broken:
        assert sorted(task.number for task in tasks_of(run.lines)) == list(range(TASKS))


def test_no_command_names_a_token(recording: Recording) -> None:
    assert not any("token" in command for _, command in recording.engines["ray"].commands)


def test_connecting_counts_most_with_few_points(recording: Recording) -> None:
    middle = {(c.engine, c.points): statistics.median(c.seconds) for c in recording.costs}
    sizes = sorted({points for _, points in middle})
    assert len(sizes) == 3
    for engine in ("dask", "joblib", "ray"):
        slower = [middle[engine, points] / middle["pool", points] for points in sizes]
        assert slower == sorted(slower, reverse=True)
        assert slower[0] > 2
