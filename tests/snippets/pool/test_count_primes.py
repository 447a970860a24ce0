import multiprocessing

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
    [(4, 4, 1), (5, 4, 1), (16, 2, 2), (16, 4, 1), (17, 4, 2), (100, 3, 9), (1000, 1, 250)],
)
def test_a_chunk_holds_a_quarter_of_a_worker_s_share_rounded_up(
    items: int, workers: int, chunk: int, start_method: str
) -> None:
    assert chunk == -(-items // (4 * workers))
    with multiprocessing.get_context(start_method).Pool(workers) as pool:
        seen = pool.map(arrived_so_far, [Item() for _ in range(items)])
    assert seen[:chunk] == [chunk] * chunk  # the first chunk of a worker
