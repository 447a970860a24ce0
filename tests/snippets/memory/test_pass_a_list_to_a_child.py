from tests.snippets.conftest import RunSnippet


def test_a_passed_list_stays_as_it_was_in_the_parent(run: RunSnippet) -> None:
    assert run("memory/pass_a_list_to_a_child").lines == [
        "child:  [1, 2, 3, 4, 5]",
        "parent: [1, 2]",
    ]
