import multiprocessing
import threading

import pytest

from tests.snippets.conftest import RunSnippet


def test_the_callback_runs_in_a_thread_of_the_parent_before_get_returns(run: RunSnippet) -> None:
    assert run("pool/call_back").lines == [
        "callback: 7 in MainProcess Thread-3 (_handle_results)",
        "parent: 7 in MainThread",
    ]


def test_no_other_result_comes_in_while_a_callback_runs(start_method: str) -> None:
    go_on = threading.Event()
    with multiprocessing.get_context(start_method).Pool(1) as pool:
        pool.apply_async(int, ["1"], callback=lambda _: go_on.wait(20))
        second = pool.apply_async(int, ["2"])
        with pytest.raises(multiprocessing.TimeoutError):
            second.get(timeout=1)
        go_on.set()
        assert second.get(timeout=20) == 2
