from tests.snippets.conftest import RunSnippet


def test_the_worker_is_refused_before_the_server_is_there(run: RunSnippet) -> None:
    lines = run("remote/connect_too_early").lines
    assert "ConnectionRefusedError" in lines[-2]
    assert lines[-1] == "parent: now the server is there"
