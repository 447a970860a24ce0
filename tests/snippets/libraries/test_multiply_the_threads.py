from recorder.runs.machine import usable_cpus
from tests.snippets.conftest import RunSnippet


def test_each_worker_has_as_many_threads_as_there_are_cpus(run: RunSnippet) -> None:
    _, *counts = run("libraries/multiply_the_threads").lines[0].split()
    assert len(counts) == 2
    assert [int(count) for count in counts] == [usable_cpus()] * 2
