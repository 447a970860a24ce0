import multiprocessing
import time
from multiprocessing.synchronize import Semaphore

import pytest

from tests.snippets.conftest import RunSnippet

arrived: list[None] = []
short_tasks: list[Semaphore] = []


class Item:
    """Counts in the worker how many items have arrived there."""

    def __reduce__(self) -> tuple[object, tuple[()]]:
        return arrive, ()


def arrive() -> None:
    arrived.append(None)


def arrived_so_far(_: object) -> int:
    """All items of a chunk arrive before the first of them is worked on."""
    return len(arrived)


def test_all_parts_are_counted(run: RunSnippet) -> None:
    assert run("pool/count_primes").lines == ["20 parts, 14440 primes"]


@pytest.mark.parametrize(
    ("items", "workers", "chunk"),
    [
        (4, 4, 1),
        (5, 4, 1),
        (16, 2, 2),
        (16, 4, 1),
        (17, 4, 2),
        (100, 3, 9),
        (1000, 2, 125),
        (1000, 4, 63),
    ],
)
def test_a_chunk_holds_a_quarter_of_a_worker_s_share_rounded_up(
    items: int, workers: int, chunk: int, start_method: str
) -> None:
    assert chunk == -(-items // (4 * workers))
    with multiprocessing.get_context(start_method).Pool(workers) as pool:
        seen = pool.map(arrived_so_far, [Item() for _ in range(items)])
    assert seen[:chunk] == [chunk] * chunk  # the first chunk of a worker


def test_chunks_of_imap_hold_one_item(start_method: str) -> None:
    with multiprocessing.get_context(start_method).Pool(1) as pool:
        for number, imap in enumerate((pool.imap, pool.imap_unordered)):
            first, *_ = imap(arrived_so_far, [Item() for _ in range(20)])
            assert first == 20 * number + 1


@pytest.mark.alone
def test_chunks_of_one_are_slower_for_many_tiny_tasks(start_method: str) -> None:
    seconds = {}
    with multiprocessing.get_context(start_method).Pool(2) as pool:
        for chunksize in (1, None):
            begin = time.perf_counter()
            pool.map(abs, range(20_000), chunksize=chunksize)
            seconds[chunksize] = time.perf_counter() - begin
    assert seconds[1] > 2 * seconds[None]


def keep(done: Semaphore) -> None:
    short_tasks.append(done)


def wait_for_the_others(number: int) -> bool:
    """Let the first task go on only when the other five are done."""
    if number == 0:
        return all(short_tasks[0].acquire(timeout=20) for _ in range(5))
    short_tasks[0].release()
    return True


def test_a_free_worker_gets_the_next_chunk(start_method: str) -> None:
    context = multiprocessing.get_context(start_method)
    with context.Pool(2, keep, [context.Semaphore(0)]) as pool:
        assert all(pool.map(wait_for_the_others, range(6), chunksize=1))
