from multiprocessing.pool import ThreadPool
from threading import Lock

import pytest

import snippets.pi.time_alone_and_shared as program
from snippets.pi import monte_carlo_serial
from snippets.pi.time_alone_and_shared import TASKS, alone, shared
from tests.snippets.conftest import RunSnippet
from tests.snippets.pi.rungs import PoolOfNobody, loop_of


def test_it_times_the_loop_of_the_serial_program() -> None:
    assert loop_of(program) == loop_of(monte_carlo_serial)


def test_alone_and_shared_count_the_same_hits() -> None:
    nobody = PoolOfNobody()
    assert alone(32_000) == shared(nobody, 32_000)
    assert nobody.tasks == [(seed, 1000) for seed in range(TASKS)]


@pytest.mark.alone
def test_with_few_points_the_pool_loses_and_with_many_it_loses_less(run: RunSnippet) -> None:
    head, rows = run("pi/time_alone_and_shared").table
    assert head == ["Points", "Alone, ms", "Threads, ms", "Pool, ms", "Pool over alone"]
    sizes = [int(row[0].replace(",", "")) for row in rows]
    assert sizes == [320, 3200, 32000, 320000]
    assert all(size % TASKS == 0 for size in sizes)
    gains = [float(row[4].rstrip("×")) for row in rows]
    assert gains[0] < 1
    assert gains[-1] > gains[0]


def test_nothing_is_pickled_on_its_way_to_a_thread() -> None:
    lock = Lock()  # cannot be pickled
    with ThreadPool(1) as threads:
        assert threads.apply(lambda each: each, (lock,)) is lock


@pytest.mark.alone
def test_the_trip_to_threads_takes_less_time_than_to_processes(run: RunSnippet) -> None:
    smallest = run("pi/time_alone_and_shared").table[1][0]
    assert float(smallest[2]) < float(smallest[3])
