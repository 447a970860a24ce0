import builtins
import multiprocessing

from tests.snippets.conftest import RunSnippet


def test_the_task_never_ends_and_the_result_times_out(run: RunSnippet) -> None:
    seen = run("pool/leave_the_pool_too_early")
    assert seen.lines[:2] == ["parent: leaves the block", "parent: asks for the result"]
    assert seen.lines[-1] == "multiprocessing.context.TimeoutError"
    assert "worker: done" not in seen.text
    assert "parent: got" not in [line[:11] for line in seen.lines]


def test_the_builtin_timeout_error_does_not_catch_that_of_multiprocessing() -> None:
    assert not issubclass(multiprocessing.TimeoutError, builtins.TimeoutError)


def test_without_a_timeout_the_parent_waits_for_ever(run: RunSnippet) -> None:
    lines = run("pool/leave_the_pool_too_early", label="for_ever").lines
    assert lines == ["parent: leaves the block", "parent: asks for the result"]
