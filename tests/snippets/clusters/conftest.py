"""What the project's recording says of each engine: three hosts are not made for each test."""

import pytest

from recorder.clusters.engines import ENGINES
from recorder.clusters.facts import TASKS, OnEngine, Recording, result_of, tasks_of
from recorder.clusters.stored import load


@pytest.fixture(scope="session")
def recording() -> Recording:
    """Return what pages show."""
    found = load()
    assert found is not None
    return found


def check_engine(recording: Recording, name: str) -> OnEngine:
    """Assert what the pages say of an engine, whatever its name, and return its runs."""
    (engine,) = (each for each in ENGINES if each.name == name)
    found = recording.engines[name]
    values = {result_of(run.lines) for run in recording.engines["pool"].whole}
    assert len(found.whole) == len(found.broken) == 3
    for run in (*found.whole, found.alone):
        assert sorted(task.number for task in tasks_of(run.lines)) == list(range(TASKS))
        values.add(result_of(run.lines))
    for run in found.broken:
        assert run.lost in run.hosts
        assert (result_of(run.lines) is not None) is (run.exit_code == 0) is engine.survives
        values |= {result_of(run.lines)} - {None}
    assert len(values) == 1
    return found
