from tests.snippets.conftest import RunSnippet


def test_the_copy_is_there_after_the_end(run: RunSnippet) -> None:
    assert run("shared_memory/copy_inside_the_block").lines == ["b'done'"]
