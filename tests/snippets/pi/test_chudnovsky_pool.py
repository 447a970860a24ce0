import threading
from collections.abc import Iterator
from inspect import getsource
from multiprocessing import get_context
from multiprocessing.pool import ThreadPool
from typing import Any
from unittest.mock import Mock

import pytest

from tests.snippets.conftest import RunSnippet

pytest.importorskip("gmpy2")

import gmpy2

from snippets.pi import chudnovsky_pool as snippet
from snippets.pi import chudnovsky_serial, chudnovsky_threads, measure_the_phases


@pytest.fixture(scope="module")
def threads() -> Iterator[ThreadPool]:
    """Return a pool that runs in this process, so that many sizes cost no processes."""
    with chudnovsky_threads.open_threads(3) as pool:
        yield pool


@pytest.mark.parametrize("workers", [1, 2, 3, 7, 24, 61])
@pytest.mark.parametrize("digits", [10, 1000, 4001, 20000])
def test_any_number_of_workers_gives_the_serial_digits(
    threads: ThreadPool, workers: int, digits: int
) -> None:
    right = chudnovsky_serial.compute_pi(digits)
    assert snippet.compute_pi(threads, digits, workers) == right


def test_it_prints_what_the_serial_program_prints(run: RunSnippet) -> None:
    assert run("pi/chudnovsky_pool").lines == run("pi/chudnovsky_serial").lines


def test_processes_give_the_serial_digits(start_method: str) -> None:
    right = chudnovsky_serial.compute_pi(30_000)
    with get_context(start_method).Pool(2) as pool:
        for workers in (1, 2, 3, 7):
            assert snippet.compute_pi(pool, 30_000, workers) == right


@pytest.mark.parametrize("workers", [1, 2, 3, 7, 24, 61])
def test_the_ranges_hold_every_term_once(threads: ThreadPool, workers: int) -> None:
    digits = 20000
    given: list[tuple[int, int]] = []
    watched = Mock(wraps=threads)

    def starmap_async(function: Any, ranges: Any, chunksize: int) -> Any:
        given.extend(ranges)
        return threads.starmap_async(function, given, chunksize)

    watched.starmap_async = starmap_async
    snippet.compute_pi(watched, digits, workers)
    terms = int((digits + snippet.GUARD) / 14.18) + 2
    assert [k for first, last in given for k in range(first, last)] == list(range(terms))
    sizes = {last - first for first, last in given}
    assert max(sizes) - min(sizes) <= 1
    assert len(given) == max(2, workers)


def test_every_join_but_the_last_is_a_task(threads: ThreadPool) -> None:
    watched = Mock(wraps=threads)
    snippet.compute_pi(watched, 20000, 7)
    joins = [call for call in watched.starmap.call_args_list if call.args[0] is snippet.join]
    assert len(joins) == 2  # 7 parts become 4, then 2


def test_what_a_range_raises_is_raised_by_get(
    threads: ThreadPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(first: int, last: int) -> None:
        raise ValueError(f"range from {first}")

    monkeypatch.setattr(snippet, "add_up", fail)
    with pytest.raises(ValueError, match="range from"):
        snippet.compute_pi(threads, 20000, 4)


def test_gmpy2_calls_what_the_page_rests_on_experimental() -> None:
    assert "experimental feature" in gmpy2.context.allow_release_gil.__doc__


def test_all_programs_of_the_chapters_hold_the_same_series() -> None:
    verify = pytest.importorskip("snippets.pi.verify_the_digits", exc_type=ImportError)
    for function in ("add_up", "join"):
        one = getsource(getattr(chudnovsky_serial, function))
        for other in (snippet, chudnovsky_threads, measure_the_phases, verify):
            assert getsource(getattr(other, function)) == one
    assert getsource(snippet.cut) == getsource(chudnovsky_serial.cut)


def test_starmap_async_hands_in_the_calls_and_get_waits_for_them() -> None:
    go = threading.Event()
    with ThreadPool(1) as pool:
        result = pool.starmap_async(lambda number: go.wait(30) and number, [(1,), (2,)])
        assert not result.ready()
        go.set()
        assert result.get(30) == [1, 2]


sent_by: list[threading.Thread] = []


class Noted:
    """Notes which thread pickles it, and arrives as a number."""

    def __reduce__(self) -> tuple[type[int], tuple[()]]:
        sent_by.append(threading.current_thread())
        return int, ()


def test_a_thread_of_the_pool_sends_what_a_task_needs(start_method: str) -> None:
    sent_by.clear()
    with get_context(start_method).Pool(1) as pool:
        assert pool.apply_async(abs, (Noted(),)).get(60) == 0
    (thread,) = sent_by
    assert thread is not threading.main_thread()
