import multiprocessing
import threading
from collections.abc import Iterator

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
