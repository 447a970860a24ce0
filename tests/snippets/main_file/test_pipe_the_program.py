from tests.snippets.conftest import RunSnippet


def test_the_child_looks_for_a_file_that_is_not_there(run: RunSnippet) -> None:
    seen = run("main_file/pipe_the_program")
    assert "child: hello" not in seen.text
    assert "<stdin>" in seen.lines[-1]
