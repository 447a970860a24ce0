import multiprocessing
from multiprocessing.synchronize import Barrier
from threading import BrokenBarrierError
from typing import Any

from tests.snippets.conftest import RunSnippet


def test_both_who_came_go_home(run: RunSnippet) -> None:
    lines = run("coordination/break_the_barrier").lines
    assert lines == ["worker 3: gives up", "exit codes: [0, 0, 1]"]


def come(together: Barrier, timeout: float | None) -> None:
    try:
        together.wait(timeout)
    except BrokenBarrierError:
        raise SystemExit(7) from None


def test_nobody_waits_for_the_timeout_and_without_one_they_hang(start_method: str) -> None:
    context: Any = multiprocessing.get_context(start_method)
    for timeout in (3600, None):
        together = context.Barrier(2)
        child = context.Process(target=come, args=(together, timeout))
        child.start()
        child.join(1)
        assert child.exitcode is None
        together.abort()
        child.join(60)
        assert child.exitcode == 7
