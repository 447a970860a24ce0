from tests.snippets.conftest import RunSnippet


def test_the_program_ends_with_the_task(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("interpreters/crash_in_an_interpreter")
    if python < (3, 14):
        assert "ImportError" in seen.text
        return
    assert seen.lines == ["exit code of the program: 7"]
