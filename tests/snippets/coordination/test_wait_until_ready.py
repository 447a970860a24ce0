from tests.snippets.conftest import RunSnippet


def test_no_client_asks_before_the_service_is_ready(run: RunSnippet) -> None:
    seen = run("coordination/wait_until_ready")
    assert seen.lines == [
        "service: ready",
        "client 1: asks",
        "client 2: asks",
    ]
