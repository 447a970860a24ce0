from tests.snippets.conftest import RunSnippet


def test_two_are_inside_and_never_more(run: RunSnippet) -> None:
    seen = run("coordination/limit_the_downloads")
    assert seen.lines == [
        "at most 2 at a time",
    ]
