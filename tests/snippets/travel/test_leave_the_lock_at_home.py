from tests.snippets.conftest import RunSnippet


def test_the_worker_adds_to_its_own_account(run: RunSnippet) -> None:
    assert run("travel/leave_the_lock_at_home").lines == ["worker: 105", "parent: 100"]
