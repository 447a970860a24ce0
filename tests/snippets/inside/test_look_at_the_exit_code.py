from tests.snippets.conftest import RunSnippet


def test_pytest_shows_the_traceback_of_the_child(run: RunSnippet) -> None:
    seen = run("inside/look_at_the_exit_code")
    assert "1 failed" in seen.lines[-1]
    assert "Captured stderr call" in seen.text
    assert "Process Process-1:" in seen.lines
