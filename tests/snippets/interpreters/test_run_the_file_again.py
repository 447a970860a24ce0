from tests.snippets.conftest import RunSnippet


def test_the_file_runs_again_for_the_task_that_needs_its_names(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    seen = run("interpreters/run_the_file_again")
    if python < (3, 14):
        assert "ImportError" in seen.text
        return
    assert seen.lines == [
        "the file runs as __main__",
        "double: 98",
        "the file runs as <fake __main__>",
        "root: 7.0",
    ]
