from tests.snippets.conftest import RunSnippet


def test_the_parent_fails_before_there_is_a_child(run: RunSnippet) -> None:
    seen = run("process/forget_the_comma")
    assert seen.lines[0] == "parent: makes the child"
    assert seen.lines[-1] == "TypeError: 'int' object is not iterable"
    assert "parent: starts the child" not in seen.text
    assert "child: number" not in seen.text
