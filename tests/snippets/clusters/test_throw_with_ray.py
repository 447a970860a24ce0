from recorder.clusters.facts import Recording, result_of, tasks_of
from tests.snippets.clusters.conftest import check_engine
from tests.snippets.conftest import RunSnippet


def test_on_three_hosts_it_ends_as_it_promises(recording: Recording) -> None:
    found = check_engine(recording, "ray")
    assert all(len({task.host for task in tasks_of(each.lines)}) == 3 for each in found.whole)


def test_on_one_machine_its_value_is_the_same(run: RunSnippet, recording: Recording) -> None:
    value = result_of(recording.engines["pool"].whole[0].lines)
    assert result_of(run("clusters/throw_with_ray").lines) == value
