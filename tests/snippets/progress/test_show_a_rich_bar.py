from tests.snippets.conftest import RunSnippet


def test_the_bar_ends_full(run: RunSnippet) -> None:
    seen = run("progress/show_a_rich_bar")
    assert "100%" in seen.text
    assert seen.lines[-1] == "40 pages"
