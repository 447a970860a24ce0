import multiprocessing
from typing import Any

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
