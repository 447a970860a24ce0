from tests.snippets.conftest import RunSnippet


def test_a_worker_of_an_executor_starts_another(run: RunSnippet) -> None:
    assert run("pool/start_an_executor_in_a_worker").lines == ["parent: [3, 7]"]
