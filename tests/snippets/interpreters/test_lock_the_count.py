from tests.snippets.conftest import RunSnippet


def test_no_count_is_lost(run: RunSnippet) -> None:
    assert run("interpreters/lock_the_count").lines == ["2000000 of 2000000"]
