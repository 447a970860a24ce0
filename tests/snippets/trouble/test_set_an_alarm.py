import signal
import threading
import time

import pytest

from snippets.trouble.set_an_alarm import call_with_limit
from tests.snippets.conftest import RunSnippet


def test_the_task_ends_and_its_worker_lives(run: RunSnippet) -> None:
    assert run("trouble/set_an_alarm").lines == [
        "parent: TimeoutError('the task took too long')",
        "parent: the next result is 49",
        "parent: from the same worker: True",
    ]


def test_an_alarm_that_did_not_ring_rings_in_no_later_task() -> None:
    handler = signal.getsignal(signal.SIGALRM)
    try:
        assert call_with_limit(60, pow, 7, 2) == 49
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
        with pytest.raises(TimeoutError, match="took too long"):
            call_with_limit(0.01, time.sleep, 60)
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)


def test_no_handler_can_be_set_outside_the_main_thread() -> None:
    raised = []

    def try_it() -> None:
        with pytest.raises(ValueError, match="main thread") as error:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
        raised.append(error)

    thread = threading.Thread(target=try_it)
    thread.start()
    thread.join()
    assert len(raised) == 1
