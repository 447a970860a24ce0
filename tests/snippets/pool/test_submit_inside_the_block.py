from tests.snippets.conftest import RunSnippet


def test_results_can_be_read_after_the_block(run: RunSnippet) -> None:
    assert run("pool/submit_inside_the_block").lines == ["first:  9", "second: 16"]
