from tests.snippets.conftest import RunSnippet


def test_two_places_are_two(run: RunSnippet) -> None:
    seen = run("coordination/give_back_what_was_taken")
    assert seen.lines == [
        "places: 2",
    ]
