import multiprocessing
from typing import Any

import pytest

from tests.snippets.conftest import RunSnippet


def test_a_list_that_nobody_keeps_is_gone(run: RunSnippet) -> None:
    seen = run("managers/send_an_unkept_list")
    assert seen.exit_code == 0
    assert "multiprocessing.managers.RemoteError:" in seen.text
    assert "KeyError: '" in seen.text
    assert "child:" not in seen.lines


def use(numbers: Any) -> None:
    numbers.append(1)


def test_a_process_does_not_keep_its_arguments_for_a_spawned_child() -> None:
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager:
        child = context.Process(target=use, args=(manager.list(),))
        child.start()
        child.join()
    assert child.exitcode == 1


def read_later(connection: Any, begun: Any, gone: Any) -> None:
    begun.set()
    gone.wait()
    raise SystemExit(list(connection.recv()) != ["Ada"])


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_a_child_that_is_forked_in_time_inherits_the_proxy(method: str) -> None:
    """So it is while a queue's thread, which pickles, still has the proxy."""
    context: Any = multiprocessing.get_context(method)
    with context.Manager() as manager:
        ours, theirs = context.Pipe()
        begun, gone = context.Event(), context.Event()
        names = manager.list(["Ada"])
        ours.send(names)
        child = context.Process(target=read_later, args=(theirs, begun, gone))
        child.start()
        begun.wait()
        del names
        gone.set()
        child.join()
    assert child.exitcode == (0 if method == "fork" else 1)
