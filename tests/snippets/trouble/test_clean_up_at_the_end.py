from tests.snippets.conftest import RunSnippet


def test_there_is_no_warning(run: RunSnippet) -> None:
    assert run("trouble/clean_up_at_the_end").lines == ["parent: two locks, and out"]
