from tests.snippets.conftest import RunSnippet


def test_the_block_is_there_until_the_parent_unlinks_it(run: RunSnippet) -> None:
    assert run("arrays/make_the_block_first").lines == ["parent: the block is there"]
