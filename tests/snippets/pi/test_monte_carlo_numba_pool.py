import multiprocessing
import pickle

import pytest

from tests.snippets.conftest import RunSnippet
from tests.snippets.pi.rungs import PoolOfNobody, loop_of

numba = pytest.importorskip("numba")
event = pytest.importorskip("numba.core.event")
serial = pytest.importorskip("snippets.pi.monte_carlo_numba")
pool = pytest.importorskip("snippets.pi.monte_carlo_numba_pool")
compilations = event.RecordingListener()


def test_pool_and_serial_program_print_the_same(run: RunSnippet) -> None:
    one = run("pi/monte_carlo_numba").lines
    assert run("pi/monte_carlo_numba_pool").lines == one
    assert loop_of(pool) == loop_of(serial)


def test_it_gives_the_pool_the_points_that_one_process_draws() -> None:
    assert pool.count_all(PoolOfNobody(), 32_000) == serial.count_all(32_000)


def test_it_is_compiled_or_loaded_when_the_file_is_imported() -> None:
    assert len(pool.count_hits.nopython_signatures) == 1
    assert not pool.count_hits._can_compile


def test_a_plain_function_travels_as_a_name_and_a_compiled_one_with_its_code() -> None:
    name, whole = pickle.dumps(pool.count_here), pickle.dumps(pool.count_hits)
    assert b"count_here" in name
    assert len(whole) > 5 * len(name)
    arrived = pickle.loads(name)
    assert arrived is pool.count_here


def watch_compilations() -> None:
    event.register("numba:compile", compilations)


def count_compilations() -> int:
    return len(compilations.buffer)


def test_a_forked_worker_compiles_only_what_travels_compiled() -> None:
    if "fork" not in multiprocessing.get_all_start_methods():
        pytest.skip("no fork here")
    compiled = numba.njit("int64(int64, int64)")(pool.count_hits.py_func)
    hits = pool.count_hits(0, 100)
    with multiprocessing.get_context("fork").Pool(1, watch_compilations) as workers:
        assert workers.apply(pool.count_here, (0, 100)) == hits
        assert workers.apply(count_compilations) == 0
        assert workers.apply(compiled, (0, 100)) == hits
        assert workers.apply(count_compilations) > 0


def count_loads() -> tuple[int, int]:
    return len(pool.count_hits.stats.cache_hits), len(pool.count_hits.stats.cache_misses)


def test_a_worker_that_imports_the_file_loads_the_machine_code() -> None:
    with multiprocessing.get_context("spawn").Pool(1) as workers:
        assert workers.apply(pool.count_here, (0, 100)) == pool.count_hits(0, 100)
        assert workers.apply(count_loads) == (1, 0)
