from tests.snippets.conftest import RunSnippet


def test_a_pool_refuses_to_have_no_worker(run: RunSnippet) -> None:
    last = run("pool/ask_for_no_worker").lines[-1]
    assert last == "ValueError: Number of processes must be at least 1"
