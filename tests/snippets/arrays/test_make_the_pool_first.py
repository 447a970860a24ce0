from tests.snippets.conftest import RunSnippet


def test_the_trackers_of_the_workers_remove_the_block(run: RunSnippet) -> None:
    seen = run("arrays/make_the_pool_first")
    assert "leaked shared_memory objects" in seen.text
    assert "parent: the block is gone" in seen.lines
    assert "    block.unlink()" in seen.lines
