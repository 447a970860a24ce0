import os

from tests.snippets.conftest import RunSnippet


def test_a_pool_has_as_many_workers_as_it_counts_cpus(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    cpus, workers = (int(line.split(": ")[1]) for line in run("pool/count_the_workers").lines)
    assert cpus == os.cpu_count()
    if python >= (3, 13) and hasattr(os, "sched_getaffinity"):
        assert workers == len(os.sched_getaffinity(0))
    else:
        assert workers == cpus
