import multiprocessing
from collections.abc import Callable

import pytest

from tests.snippets.conftest import RunSnippet


def test_after_close_and_join_the_result_can_be_read_outside(run: RunSnippet) -> None:
    assert run("pool/close_the_pool").lines == [
        "worker: done",
        "parent: after the block",
        "parent: result",
    ]


def test_a_closed_pool_refuses_tasks(start_method: str) -> None:
    with multiprocessing.get_context(start_method).Pool(1) as pool:
        pool.close()
        calls: list[Callable[[], object]] = [
            lambda: pool.map(abs, [1]),
            lambda: pool.map_async(abs, [1]),
            lambda: pool.imap(abs, [1]),
            lambda: pool.imap_unordered(abs, [1]),
            lambda: pool.starmap(abs, [(1,)]),
            lambda: pool.apply(abs, (1,)),
            lambda: pool.apply_async(abs, (1,)),
        ]
        for call in calls:
            with pytest.raises(ValueError, match="Pool not running"):
                call()
