from tests.snippets.conftest import RunSnippet


def test_the_place_is_given_back(run: RunSnippet) -> None:
    seen = run("coordination/terminate_in_the_place")
    assert seen.lines == [
        "parent: the worker is gone",
        "parent: got its place",
    ]
