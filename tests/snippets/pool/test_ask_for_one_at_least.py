from tests.snippets.conftest import RunSnippet


def test_with_one_cpu_the_pool_has_one_worker(run: RunSnippet) -> None:
    assert run("pool/ask_for_one_at_least").lines == ["[4, 16, 36]"]
