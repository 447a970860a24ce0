import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor

import pytest

from tests.snippets.conftest import RunSnippet


def test_the_worker_ends_its_task_after_the_timeout(run: RunSnippet) -> None:
    assert run("trouble/time_out_and_go_on").lines == [
        "worker: at work",
        "parent: no result within 0.5 s",
        "parent: cancel() says False",
        "worker: done",
        "parent: after the block",
    ]


def test_a_timeout_of_a_pool_stops_nothing_either(start_method: str) -> None:
    with multiprocessing.get_context(start_method).Pool(1) as pool:
        pool.apply(abs, (1,))  # the worker has started
        result = pool.apply_async(time.sleep, (1,))
        with pytest.raises(multiprocessing.TimeoutError):
            result.get(timeout=0.1)
        result.get(timeout=20)
        assert result.successful()


def test_an_exception_leaves_the_block_when_the_task_has_ended(start_method: str) -> None:
    futures = []

    def time_out() -> None:
        with ProcessPoolExecutor(1, multiprocessing.get_context(start_method)) as executor:
            futures.append(executor.submit(time.sleep, 1))
            futures[0].result(timeout=0.1)

    with pytest.raises(TimeoutError):
        time_out()
    assert futures[0].done()
    assert futures[0].exception() is None
