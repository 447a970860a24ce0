from tests.snippets.conftest import RunSnippet


def test_both_are_written(run: RunSnippet) -> None:
    assert run("pi/raise_the_limit").lines == [
        "as a decimal: 5000 digits",
        "as an int: 5000 digits",
    ]
