import time
from multiprocessing import Process

import pytest

from tests.snippets.conftest import RunSnippet


def test_a_closed_process_object_cannot_be_asked(run: RunSnippet) -> None:
    lines = run("process/ask_after_close").lines
    assert lines[:3] == ["child: working", "parent: exit code 0", "parent: closed"]
    frames = [line for line in lines if line.startswith("  File ")]
    assert frames[-1].endswith(", in _check_closed")
    assert lines[-1] == "ValueError: process object is closed"


def test_no_question_about_its_run_is_answered() -> None:
    child = Process(target=abs, args=(1,))
    child.start()
    child.join()
    child.close()
    for ask in (
        lambda: child.exitcode,
        lambda: child.pid,
        lambda: child.sentinel,
        child.is_alive,
        child.join,
        child.terminate,
    ):
        with pytest.raises(ValueError, match="process object is closed"):
            ask()  # type: ignore[no-untyped-call]


def test_an_object_whose_child_runs_cannot_be_closed() -> None:
    child = Process(target=time.sleep, args=(60,))
    child.start()
    try:
        with pytest.raises(ValueError, match="Cannot close a process while it is still running"):
            child.close()
    finally:
        child.kill()
        child.join()
