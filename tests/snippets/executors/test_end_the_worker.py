from tests.snippets.conftest import RunSnippet


def test_without_its_worker_the_block_ends(run: RunSnippet) -> None:
    lines = run("executors/end_the_worker").lines
    assert lines == ["parent: no answer within 0.5 s", "parent: after the block"]
