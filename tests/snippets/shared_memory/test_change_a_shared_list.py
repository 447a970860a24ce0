from tests.snippets.conftest import RunSnippet


def test_the_parent_sees_each_change_of_the_child(run: RunSnippet) -> None:
    lines = run("shared_memory/change_a_shared_list").lines
    assert lines == ["parent: ['pears', 3, None, 'few left']"]
