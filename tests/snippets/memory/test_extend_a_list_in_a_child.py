from tests.snippets.conftest import RunSnippet


def test_the_parents_list_stays_empty(run: RunSnippet) -> None:
    assert run("memory/extend_a_list_in_a_child").lines == [
        "child: squares is [4, 9, 25]",
        "parent: squares is []",
    ]
