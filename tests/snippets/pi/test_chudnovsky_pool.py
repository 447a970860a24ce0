from collections.abc import Iterator
from inspect import getsource
from multiprocessing.pool import ThreadPool
from unittest.mock import Mock

import pytest

from tests.snippets.conftest import RunSnippet

pytest.importorskip("gmpy2")

from snippets.pi import chudnovsky_pool as snippet
from snippets.pi import chudnovsky_serial, measure_the_phases


@pytest.fixture(scope="module")
def threads() -> Iterator[ThreadPool]:
    """Return a pool that runs in this process, so that many sizes cost no processes."""
    with snippet.open_threads(3) as pool:
        yield pool


@pytest.mark.parametrize("workers", [1, 2, 3, 7, 24, 61])
@pytest.mark.parametrize("digits", [10, 1000, 4001, 20000])
def test_any_number_of_workers_gives_the_serial_digits(
    threads: ThreadPool, workers: int, digits: int
) -> None:
    right = chudnovsky_serial.compute_pi(digits)
    assert snippet.compute_pi(threads, digits, workers) == right


@pytest.mark.parametrize("workers", ["1", "2", "3", "7"])
def test_processes_give_the_serial_digits(run: RunSnippet, workers: str) -> None:
    pool = run("pi/chudnovsky_pool", "30000", "--workers", workers)
    assert pool.lines == run("pi/chudnovsky_serial", "30000").lines


@pytest.mark.parametrize("workers", [1, 2, 3, 7, 24, 61])
def test_the_ranges_hold_every_term_once(threads: ThreadPool, workers: int) -> None:
    digits = 20000
    watched = Mock(wraps=threads)
    snippet.compute_pi(watched, digits, workers)
    ranges = watched.starmap_async.call_args.args[1]
    terms = snippet.count_terms(digits + snippet.GUARD)
    assert [k for first, last, _ in ranges for k in range(first, last)] == list(range(terms))
    sizes = {last - first for first, last, _ in ranges}
    assert max(sizes) - min(sizes) <= 1
    assert len(ranges) == max(2, workers)


def test_every_join_but_the_last_is_a_task(threads: ThreadPool) -> None:
    watched = Mock(wraps=threads)
    snippet.compute_pi(watched, 20000, 7)
    joins = [call for call in watched.starmap.call_args_list if call.args[0] is snippet.join]
    assert len(joins) == 2  # 7 parts become 4, then 2


def test_threads_give_the_same_digits(run: RunSnippet) -> None:
    assert (
        run("pi/chudnovsky_pool", "30000", "--threads").lines
        == run("pi/chudnovsky_serial", "30000").lines
    )


def test_all_programs_of_the_chapter_hold_the_same_series() -> None:
    verify = pytest.importorskip("snippets.pi.verify_the_digits", exc_type=ImportError)
    one = getsource(chudnovsky_serial.split)
    for other in (snippet, measure_the_phases, verify):
        assert getsource(other.split) == one
    assert getsource(snippet.cut) == getsource(chudnovsky_serial.cut)
