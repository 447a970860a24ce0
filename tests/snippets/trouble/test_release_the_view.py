from tests.snippets.conftest import RunSnippet


def test_it_closes(run: RunSnippet) -> None:
    assert run("trouble/release_the_view").lines == ["owner: wrote 42"]
