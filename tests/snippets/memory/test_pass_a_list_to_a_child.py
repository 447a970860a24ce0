from tests.snippets.conftest import RunSnippet


def test_a_passed_list_stays_empty_in_the_parent(run: RunSnippet) -> None:
    assert run("memory/pass_a_list_to_a_child").lines == [
        "child: squares is [4, 9, 25]",
        "parent: squares is []",
    ]
