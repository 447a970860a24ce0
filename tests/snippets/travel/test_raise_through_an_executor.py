import multiprocessing
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import pytest

from snippets.travel.raise_through_an_executor import take
from tests.snippets.conftest import RunSnippet


def test_the_future_raises_and_names_the_cause_further_up(run: RunSnippet) -> None:
    lines = run("travel/raise_through_an_executor").lines
    cause = lines.index(
        "TypeError: OutOfStockError.__init__() missing 1 required positional argument: 'missing'"
    )
    assert lines[-1].startswith("concurrent.futures.process.BrokenProcessPool: ")
    assert "terminated abruptly" in lines[-1]
    assert cause < len(lines) - 1


def test_the_exception_is_not_caught_as_what_it_is(run: RunSnippet) -> None:
    assert "caught:" not in run("travel/raise_through_an_executor").text


def test_no_worker_had_died_before_the_executor_ended_it(start_method: str) -> None:
    context = multiprocessing.get_context(start_method)
    with ProcessPoolExecutor(1, mp_context=context) as executor:
        assert executor.submit(take, "teapot", 1).result(60) == 2
        (worker,) = executor._processes.values()
        with pytest.raises(BrokenProcessPool):
            executor.submit(take, "teapot", 5).result(60)
    # Only now: until the block has ended, a thread of the executor waits for the worker as well,
    # and whoever comes second learns no exit code.
    assert worker.exitcode == -signal.SIGTERM  # not by itself
