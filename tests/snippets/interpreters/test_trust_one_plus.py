from tests.snippets.conftest import RunSnippet


def test_no_count_is_lost(run: RunSnippet) -> None:
    assert run("interpreters/trust_one_plus").lines == ["2000000 of 2000000"]
