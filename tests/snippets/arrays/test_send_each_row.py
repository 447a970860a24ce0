from tests.snippets.conftest import RunSnippet


def test_the_sum_is_right(run: RunSnippet) -> None:
    (line,) = run("arrays/send_each_row").lines
    assert line.startswith("parent: 1,000,000 in ")
