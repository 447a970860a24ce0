from collections import Counter

from recorder.clusters.engines import ENGINES
from recorder.clusters.facts import TASKS, Recording, result_of, tasks_of
from tests.snippets.clusters.conftest import check_engine
from tests.snippets.conftest import RunSnippet


def test_on_three_hosts_it_ends_as_it_promises(recording: Recording) -> None:
    found = check_engine(recording, "mpi")
    assert all(len({task.host for task in tasks_of(each.lines)}) == 3 for each in found.whole)
    for each in found.whole:
        counts = Counter(task.host for task in tasks_of(each.lines))
        assert set(counts.values()) == {TASKS // 3}


def test_on_one_machine_its_value_is_the_same(run: RunSnippet, recording: Recording) -> None:
    value = result_of(recording.engines["pool"].whole[0].lines)
    assert result_of(run("clusters/throw_with_mpi").lines) == value


def test_its_processes_were_started_by_hand() -> None:
    (mpi,) = (engine for engine in ENGINES if engine.name == "mpi")
    assert mpi.run.startswith("mpiexec -launcher manual ")
