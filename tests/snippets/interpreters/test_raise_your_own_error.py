from tests.snippets.conftest import RunSnippet


def test_an_exception_of_ones_own_class_is_not_caught(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    seen = run("interpreters/raise_your_own_error")
    if python < (3, 14):
        assert "ImportError" in seen.text
        return
    assert seen.exit_code == 1
    assert "ExecutionFailed: <fake __main__>.TooLongError: a long text" in seen.text
