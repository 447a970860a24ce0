import multiprocessing
import time

import pytest

from tests.snippets.conftest import RunSnippet

arrived: list[None] = []


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
    [(4, 4, 1), (5, 4, 1), (16, 2, 2), (16, 4, 1), (17, 4, 2), (100, 3, 9), (1000, 2, 125)],
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
