import inspect
import multiprocessing
import pickle

import pytest

from tests.snippets.conftest import RunSnippet
from tests.snippets.pi.rungs import WORKERS, PoolOfNobody, read

numba = pytest.importorskip("numba")
event = pytest.importorskip("numba.core.event")
serial = pytest.importorskip("snippets.pi.monte_carlo_numba")
pool = pytest.importorskip("snippets.pi.monte_carlo_numba_pool")
compilations = event.RecordingListener()


def test_pool_and_serial_program_agree(run: RunSnippet) -> None:
    arguments = ("1000003", "3")
    one = read(run("pi/monte_carlo_numba", *arguments).lines)
    assert read(run("pi/monte_carlo_numba_pool", *arguments).lines) == one


@pytest.mark.parametrize("parts", WORKERS)
def test_it_gives_the_pool_every_point_that_one_process_draws(parts: int) -> None:
    assert pool.share_out(100_003, parts) == serial.share_out(100_003, parts)
    assert pool.estimate(PoolOfNobody(), 100_003, parts) == serial.estimate(100_003, 1)


def test_both_programs_compile_the_same_loop() -> None:
    one, other = (inspect.getsource(each.count.py_func) for each in (serial, pool))
    assert one == other


def test_it_is_compiled_when_the_file_is_imported() -> None:
    assert len(pool.count.nopython_signatures) == 1
    assert not pool.count._can_compile


def test_a_plain_function_travels_as_a_name_and_a_compiled_one_with_its_code() -> None:
    name, whole = pickle.dumps(pool.count_hits), pickle.dumps(pool.count)
    assert b"count_hits" in name
    assert len(whole) > 5 * len(name)
    arrived = pickle.loads(name)
    assert arrived is pool.count_hits


def test_by_default_it_takes_as_many_workers_as_cpus_are_usable(run: RunSnippet) -> None:
    _, parts, _, _ = read(run("pi/monte_carlo_numba_pool", "1000").lines)
    assert parts == pool.usable_cpus()


def watch_compilations() -> None:
    event.register("numba:compile", compilations)


def count_compilations() -> int:
    return len(compilations.buffer)


def test_a_forked_worker_compiles_only_what_travels_compiled() -> None:
    if "fork" not in multiprocessing.get_all_start_methods():
        pytest.skip("no fork here")
    compiled = numba.njit("int64(int64, int64)")(pool.count.py_func)
    hits = pool.count(0, 100)
    with multiprocessing.get_context("fork").Pool(1, watch_compilations) as workers:
        assert workers.apply(pool.count_hits, (0, 100)) == hits
        assert workers.apply(count_compilations) == 0
        assert workers.apply(compiled, (0, 100)) == hits
        assert workers.apply(count_compilations) > 0
