from tests.snippets.conftest import RunSnippet


def test_a_built_in_exception_is_caught(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("interpreters/raise_a_built_in_error")
    if python < (3, 14):
        assert "ImportError" in seen.text
        return
    assert seen.lines == ["caught: a long text"]
