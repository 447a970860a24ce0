from tests.snippets.conftest import RunSnippet


def test_a_child_is_interrupted_and_cleans_up(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("coordination/interrupt_a_child")
    if python < (3, 14):
        assert "no attribute 'interrupt'" in seen.lines[-1]
        return
    assert seen.lines == ["child: interrupted", "child: cleans up", "parent: exit code 0"]
