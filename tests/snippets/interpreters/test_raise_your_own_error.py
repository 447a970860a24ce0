from tests.snippets.conftest import RunSnippet


def test_an_exception_of_ones_own_class_is_not_caught(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    seen = run("interpreters/raise_your_own_error")
    if python < (3, 14):
        assert "ImportError" in seen.text
        return
    assert seen.exit_code == 1
    above, failed, below = seen.text.partition(
        "ExecutionFailed: <fake __main__>.TooLongError: a long text"
    )
    assert failed
    assert "exception is not shareable" in above
    assert "Uncaught in the interpreter" in below
    assert "raise TooLongError(text)" in below
