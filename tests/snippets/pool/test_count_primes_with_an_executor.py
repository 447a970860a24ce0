import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

import pytest

from tests.snippets.conftest import RunSnippet
from tests.snippets.pool.test_leave_the_pool_too_early import still_waits_after

DIE_IN_A_POOL = """
import multiprocessing, os, sys
with multiprocessing.get_context(sys.argv[1]).Pool(1) as pool:
    print("ready", flush=True)
    pool.map(os._exit, [1])
"""


def nap_and_touch(path: Path) -> None:
    time.sleep(0.3)
    path.touch()


def test_it_counts_the_same(run: RunSnippet) -> None:
    lines = run("pool/count_primes_with_an_executor").lines
    assert lines == run("pool/count_primes").lines


def test_its_map_returns_an_iterator_and_that_of_a_pool_a_list(start_method: str) -> None:
    context = get_context(start_method)
    with ProcessPoolExecutor(1, mp_context=context) as executor:
        results = executor.map(abs, [-1, 2])
        assert isinstance(results, Iterator)
        assert list(results) == [1, 2]
    with context.Pool(1) as pool:
        assert pool.map(abs, [-1, 2]) == [1, 2]


def nap(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def test_its_map_has_the_order_of_the_items(start_method: str) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context(start_method)) as executor:
        assert list(executor.map(nap, [0.4, 0.1, 0])) == [0.4, 0.1, 0]


def test_leaving_its_block_waits_for_tasks(start_method: str, tmp_path: Path) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context(start_method)) as executor:
        executor.submit(nap_and_touch, tmp_path / "done")
    assert (tmp_path / "done").exists()


def test_it_raises_if_a_worker_dies(start_method: str) -> None:
    executor = ProcessPoolExecutor(1, mp_context=get_context(start_method))
    with executor, pytest.raises(BrokenProcessPool):
        list(executor.map(os._exit, [1]))


def test_a_pool_waits_forever_if_a_worker_dies(start_method: str) -> None:
    command = [sys.executable, "-c", DIE_IN_A_POOL, start_method]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert still_waits_after("ready", process)
