import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_the_tracker_removes_two_semaphores_except_under_fork(run: RunSnippet, method: str) -> None:
    seen = run("trouble/skip_the_cleanup", label=method)
    assert seen.lines[0] == "parent: two locks, and out"
    assert ("2 leaked semaphore objects" in seen.text) == (method != "fork")


def test_it_ends_without_an_error(run: RunSnippet) -> None:
    assert run("trouble/skip_the_cleanup").exit_code == 0
