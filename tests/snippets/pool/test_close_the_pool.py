from tests.snippets.conftest import RunSnippet


def test_after_close_and_join_the_result_can_be_read_outside(run: RunSnippet) -> None:
    assert run("pool/close_the_pool").lines == [
        "worker: done",
        "parent: leaves the block",
        "parent: asks for the result",
        "parent: got done",
    ]
