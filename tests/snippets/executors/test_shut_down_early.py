import time
from concurrent.futures import ProcessPoolExecutor

import pytest

from tests.snippets.conftest import RunSnippet


def test_a_shutdown_cancels_what_cancel_would(run: RunSnippet) -> None:
    lines = run("executors/shut_down_early").lines
    assert lines == ["canceled: [False, False, False, True, True, True]"]


def test_a_shutdown_waits_for_what_is_there_and_refuses_more() -> None:
    for cancel in False, True:
        executor = ProcessPoolExecutor(1)
        futures = [executor.submit(time.sleep, 0.2) for _ in range(5)]
        while not futures[0].running():
            time.sleep(0.01)
        executor.shutdown(cancel_futures=cancel)
        assert all(future.done() for future in futures)
        assert any(future.cancelled() for future in futures) == cancel
        with pytest.raises(RuntimeError, match="after shutdown"):
            executor.submit(abs, 1)
