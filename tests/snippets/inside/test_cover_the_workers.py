from tests.snippets.conftest import RunSnippet


def test_no_line_is_missing(run: RunSnippet) -> None:
    lines = run("inside/cover_the_workers").lines
    assert lines[0] == "program: [1, 4, 9]"
    assert "work.py 10 0 100%" in [" ".join(line.split()) for line in lines]
