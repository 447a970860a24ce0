from tests.snippets.conftest import RunSnippet


def test_a_place_too_many_appears(run: RunSnippet) -> None:
    seen = run("coordination/release_too_often")
    assert seen.lines == [
        "places: 3",
    ]
