import time
from multiprocessing import Process

import pytest

from tests.snippets.conftest import RunSnippet


def test_a_closed_process_object_cannot_be_asked(run: RunSnippet) -> None:
    lines = run("process/ask_after_close").lines
    assert lines[:3] == ["child: working", "parent: exit code 0", "parent: closed"]
    assert lines[-1] == "ValueError: process object is closed"


def test_an_object_whose_child_runs_cannot_be_closed() -> None:
    child = Process(target=time.sleep, args=(60,))
    child.start()
    try:
        with pytest.raises(ValueError, match="Cannot close a process while it is still running"):
            child.close()
    finally:
        child.kill()
        child.join()
