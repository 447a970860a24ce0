from tests.snippets.conftest import RunSnippet


def test_a_lock_that_cannot_be_taken_twice_hangs(run: RunSnippet) -> None:
    assert run("memory/take_a_lock_twice").lines == []
