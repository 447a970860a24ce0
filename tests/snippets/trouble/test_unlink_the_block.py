from tests.snippets.conftest import RunSnippet


def test_there_is_no_warning(run: RunSnippet) -> None:
    assert run("trouble/unlink_the_block").lines == ["owner: wrote 42"]
