from tests.snippets.conftest import RunSnippet


def test_pytest_sees_no_failure(run: RunSnippet) -> None:
    seen = run("inside/pass_although_it_fails")
    assert "1 passed" in seen.lines[-1]
    assert "AssertionError" not in seen.text
