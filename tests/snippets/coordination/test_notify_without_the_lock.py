from tests.snippets.conftest import RunSnippet


def test_it_is_an_error(run: RunSnippet) -> None:
    seen = run("coordination/notify_without_the_lock")
    assert seen.lines[-1] == "AssertionError: lock is not owned"
