from tests.snippets.conftest import RunSnippet


def test_the_task_is_found_with_a_guard(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("interpreters/write_the_guard")
    if python < (3, 14):
        assert "ImportError" in seen.text
        return
    assert seen.lines == ["7.0"]
