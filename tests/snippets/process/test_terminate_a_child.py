from tests.snippets.conftest import RunSnippet


def test_a_terminated_child_does_not_clean_up(run: RunSnippet) -> None:
    assert run("process/terminate_a_child").lines == ["child: working", "parent: exit code -15"]
