import os
import subprocess
import sys
from multiprocessing.pool import Pool, ThreadPool

import pytest

from snippets.pi import monte_carlo_pool, monte_carlo_threads
from tests.snippets.conftest import ROOT, RunSnippet
from tests.snippets.pi.rungs import loop_of

CPUS_USED = """
import time
from multiprocessing.pool import ThreadPool
from snippets.pi.monte_carlo_threads import count_hits

with ThreadPool(4) as pool:
    begin, begin_cpu = time.perf_counter(), time.process_time()
    pool.starmap(count_hits, [(seed, 250_000) for seed in range(8)])
    print((time.process_time() - begin_cpu) / (time.perf_counter() - begin))
"""


def test_threads_and_processes_print_the_same(run: RunSnippet) -> None:
    assert run("pi/monte_carlo_threads").lines == run("pi/monte_carlo_pool").lines


def test_both_programs_hold_the_same_loop() -> None:
    assert loop_of(monte_carlo_threads) == loop_of(monte_carlo_pool)


def test_a_pool_of_threads_has_the_methods_of_a_pool() -> None:
    public = {name for name in dir(Pool) if not name.startswith("_")}
    assert {"map", "starmap", "imap_unordered", "apply_async"} <= public
    assert public <= set(dir(ThreadPool))


def test_a_thread_is_in_this_process_and_gets_what_no_pickle_can_hold() -> None:
    with ThreadPool(2) as pool:
        assert pool.starmap(lambda task: (task(), os.getpid()), [(lambda: 7,)]) == [
            (7, os.getpid())
        ]


def test_four_threads_use_one_cpu_where_there_is_a_gil() -> None:
    if not getattr(sys, "_is_gil_enabled", lambda: True)():
        pytest.skip("this Python has no GIL")
    seen = subprocess.run(
        [sys.executable, "-c", CPUS_USED],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert float(seen.stdout) < 1.2
