import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import pytest

from tests.snippets.conftest import RunSnippet


def test_a_broken_pool_refuses_a_good_task(run: RunSnippet) -> None:
    seen = run("executors/keep_a_broken_pool")
    assert seen.lines[:2] == ["parent: 4", "parent: 13 failed"]
    assert "future = executor.submit(square, number)" in seen.text
    frames = [line for line in seen.lines if line.startswith("  File ")]
    assert frames[-1].endswith(", in submit")
    assert seen.lines[-1].endswith("the process pool is not usable anymore")


def test_all_that_run_or_wait_get_the_same_error_and_none_is_taken_any_more(
    start_method: str,
) -> None:
    context = multiprocessing.get_context(start_method)
    with ProcessPoolExecutor(1, context) as executor:
        futures = [executor.submit(time.sleep, 60) for _ in range(4)]
        while not futures[0].running():
            time.sleep(0.01)
        for worker in list(vars(executor)["_processes"].values()):
            worker.terminate()
        errors = [future.exception(30) for future in futures]
        assert {type(error) for error in errors} == {BrokenProcessPool}
        assert len({str(error) for error in errors}) == 1
        with pytest.raises(BrokenProcessPool):
            executor.submit(abs, 1)
