from tests.snippets.conftest import RunSnippet


def test_the_bus_leaves_when_three_are_there(run: RunSnippet) -> None:
    seen = run("coordination/fill_three_seats")
    assert seen.lines == [
        "bus: leaves with 3",
    ]
