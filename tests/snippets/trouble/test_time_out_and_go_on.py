import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

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


def nap_and_touch(path: Path) -> None:
    time.sleep(0.3)
    path.touch()


def test_a_task_of_a_pool_goes_on_as_well(start_method: str, tmp_path: Path) -> None:
    done = tmp_path / "done"
    with multiprocessing.get_context(start_method).Pool(1) as pool:
        late = pool.apply_async(nap_and_touch, [done])
        with pytest.raises(multiprocessing.TimeoutError):
            late.get(timeout=0.01)
        assert not done.exists()
        late.get(timeout=30)
        assert done.exists()


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


def test_a_task_that_is_not_on_its_way_is_taken_back() -> None:
    with ProcessPoolExecutor(1) as executor:
        futures = [executor.submit(time.sleep, 0.3) for _ in range(6)]
        assert futures[-1].cancel()


def test_the_end_of_the_block_of_a_pool_ends_the_task(start_method: str) -> None:
    with multiprocessing.get_context(start_method).Pool(1) as pool:
        (worker,) = pool._pool  # type: ignore[attr-defined]
        result = pool.apply_async(time.sleep, (3600,))
        with pytest.raises(multiprocessing.TimeoutError):
            result.get(timeout=1)
    worker.join(60)
    assert not worker.is_alive()
