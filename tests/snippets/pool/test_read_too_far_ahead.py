import multiprocessing
import threading
from collections.abc import Iterator
from multiprocessing.synchronize import Event as EventType

import pytest

from tests.snippets.conftest import RunSnippet


def test_the_whole_input_is_read_while_the_first_result_is_used(run: RunSnippet) -> None:
    assert run("pool/read_too_far_ahead").lines == [
        "parent: 1 result used, 100 lines read",
        "parent: 100 results used",
    ]


def test_imap_unordered_reads_ahead_as_well() -> None:
    ended = threading.Event()
    readers = set()

    def read_numbers() -> Iterator[int]:
        for number in range(100):
            readers.add(threading.current_thread())
            yield number
        ended.set()

    with multiprocessing.Pool(1) as pool:
        next(pool.imap_unordered(abs, read_numbers()))
        assert ended.wait(20)
    assert len(readers) == 1
    assert threading.main_thread() not in readers


@pytest.mark.parametrize("size", [1, 1_000_000])
def test_results_that_nobody_has_taken_are_in_the_parent_whatever_their_size(
    size: int, start_method: str
) -> None:
    with multiprocessing.get_context(start_method).Pool(2) as pool:
        results = pool.imap(bytes, [size] * 40)
        next(results)
        pool.close()
        end = threading.Thread(target=pool.join, daemon=True)  # waits for the workers
        end.start()
        end.join(20)
        assert not end.is_alive()
        assert [len(result) for result in results] == [size] * 39


def wait_for(event: EventType) -> None:
    event.wait()


def test_the_input_is_read_even_if_no_worker_takes_it(start_method: str) -> None:
    context = multiprocessing.get_context(start_method)
    go_on, ended = context.Event(), threading.Event()

    def read_numbers() -> Iterator[int]:
        yield from range(100)
        ended.set()

    with context.Pool(1, wait_for, (go_on,)) as pool:
        results = pool.imap(abs, read_numbers())
        assert ended.wait(20)  # while the only worker waits
        go_on.set()
        assert list(results) == [*range(100)]


def test_map_reads_all_before_it_returns() -> None:
    ended = threading.Event()

    def read_numbers() -> Iterator[int]:
        yield from range(100)
        ended.set()

    with multiprocessing.Pool(1) as pool:
        result = pool.map_async(abs, read_numbers())
        assert ended.is_set()
        assert result.get(20) == [*range(100)]
