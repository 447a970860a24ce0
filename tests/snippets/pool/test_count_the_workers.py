import os
import sys

import pytest

from tests.snippets.conftest import RunSnippet, Seen


def numbers(seen: Seen) -> list[str]:
    return [line.rsplit(": ", 1)[1] for line in seen.lines]


def test_a_pool_has_as_many_workers_as_it_counts_cpus(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    cpus, usable, workers = numbers(run("pool/count_the_workers"))
    assert workers == (usable if python >= (3, 13) else cpus)
    assert cpus == str(os.cpu_count())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux sets the affinity here")
def test_only_since_3_13_a_pool_respects_the_cpus_allowed(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    cpus, usable, workers = numbers(run("pool/count_the_workers", label="one_cpu"))
    assert cpus == str(os.cpu_count())
    if python >= (3, 13):
        assert usable == workers == "1"
    else:
        assert usable == "not before Python 3.13"
        assert workers == cpus
