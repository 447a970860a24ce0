from tests.snippets.conftest import RunSnippet


def test_no_child_sees_a_change_made_after_its_start(run: RunSnippet) -> None:
    assert run("memory/change_a_global_too_late").lines == [
        "parent: changed by the parent",
        "child:  as written in the file",
    ]
