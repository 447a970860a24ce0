import multiprocessing
import threading
from collections.abc import Iterator
from multiprocessing.synchronize import Event as EventType

from tests.snippets.conftest import RunSnippet


def test_the_whole_input_is_read_while_the_first_result_is_used(run: RunSnippet) -> None:
    assert run("pool/read_too_far_ahead").lines == [
        "parent: 1 result used, 100 lines read",
        "parent: 100 results used",
    ]


def test_imap_unordered_reads_ahead_as_well() -> None:
    ended = threading.Event()

    def read_numbers() -> Iterator[int]:
        yield from range(100)
        ended.set()

    with multiprocessing.Pool(1) as pool:
        next(pool.imap_unordered(abs, read_numbers()))
        assert ended.wait(20)


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
