from tests.snippets.conftest import RunSnippet


def test_the_parent_can_call_what_the_worker_made(run: RunSnippet) -> None:
    assert run("travel/return_a_partial").lines == ["30"]
