import multiprocessing
import os
import re
import sys

import numpy as np

from recorder.runs.machine import usable_cpus
from snippets.arrays.seed_each_worker import count_hits
from tests.snippets.conftest import RunSnippet


def test_the_sum_changes_with_the_number_of_workers(run: RunSnippet) -> None:
    lines = run("arrays/seed_each_worker").lines
    numbers = [[int(each) for each in re.findall(r"\d+", line)] for line in lines]
    assert [workers for workers, *_ in numbers] == [1, 2, 3]
    assert len({total for _, total, *_ in numbers}) == 3
    for workers, total, *hits in numbers:
        assert len(hits) == workers
        assert sum(hits) == total


def test_each_line_can_be_repeated(run: RunSnippet) -> None:
    for line in run("arrays/seed_each_worker").lines:
        workers, _, *hits = [int(each) for each in re.findall(r"\d+", line)]
        seeds = np.random.SeedSequence(2024).spawn(workers)
        assert hits == [count_hits(seed, 60_000 // workers) for seed in seeds]


def test_a_pool_without_a_number_has_as_many_workers_as_it_finds_cpus() -> None:
    with multiprocessing.Pool() as pool:
        found = usable_cpus() if sys.version_info >= (3, 13) else os.cpu_count()
        assert pool._processes == found  # type: ignore[attr-defined]
