from tests.snippets.conftest import RunSnippet


def test_a_default_timeout_does_not_end_connect(run: RunSnippet) -> None:
    assert run("remote/wait_for_a_silent_server").lines == ["worker: connects"]
