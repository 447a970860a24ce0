from tests.snippets.conftest import RunSnippet


def test_the_child_had_the_parents_list_and_the_parents_list_stays(run: RunSnippet) -> None:
    assert run("memory/extend_a_list_in_a_child").lines == [
        "child:  [1, 2, 3, 4, 5]",
        "parent: [1, 2]",
    ]
