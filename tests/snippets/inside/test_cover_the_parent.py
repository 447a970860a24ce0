from tests.snippets.conftest import RunSnippet


def test_the_lines_of_the_task_are_missing(run: RunSnippet) -> None:
    lines = run("inside/cover_the_parent").lines
    assert lines[0] == "program: [1, 4, 9]"
    assert "work.py 8 2 75% 5-6" in [" ".join(line.split()) for line in lines]
