import signal
import threading

import pytest

from tests.snippets.conftest import RunSnippet


def test_the_task_ends_and_its_worker_lives(run: RunSnippet) -> None:
    assert run("trouble/set_an_alarm").lines == [
        "parent: TimeoutError('the task took too long')",
        "parent: the next result is 49",
        "parent: from the same worker: True",
    ]


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
