from multiprocessing.managers import SyncManager

import pytest

from tests.snippets.conftest import RunSnippet


def test_a_manager_that_was_not_started_makes_no_list(run: RunSnippet) -> None:
    seen = run("managers/forget_to_start")
    assert seen.exit_code == 1
    assert seen.lines[-1] == "AssertionError: server not yet started"


def test_one_that_was_shut_down_says_the_same() -> None:
    manager = SyncManager()
    manager.start()
    manager.shutdown()
    with pytest.raises(AssertionError, match="server not yet started"):
        manager.list()
