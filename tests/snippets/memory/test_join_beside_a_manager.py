from tests.snippets.conftest import RunSnippet


def test_the_child_adds_its_result_before_the_manager_ends(run: RunSnippet) -> None:
    assert run("memory/join_beside_a_manager").lines == [
        "child:  ['done']",
        "parent: the last line",
    ]
