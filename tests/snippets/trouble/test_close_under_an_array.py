from tests.snippets.conftest import RunSnippet


def test_closing_raises_nothing_and_reading_ends_the_child(run: RunSnippet) -> None:
    assert run("trouble/close_under_an_array").lines == [
        "child: closed",
        "parent: exit code -11",
    ]
