from tests.snippets.conftest import RunSnippet


def test_the_copy_outlives_the_manager(run: RunSnippet) -> None:
    assert run("memory/copy_before_the_end").lines == ["parent: [1, 4, 9]"]
