from tests.snippets.conftest import RunSnippet


def test_the_child_finds_no_manager_and_the_parent_sees_no_error(run: RunSnippet) -> None:
    seen = run("memory/skip_the_join")
    assert seen.lines[0] == "parent: the last line"
    assert seen.lines[-1] == "FileNotFoundError: [Errno 2] No such file or directory"
    assert "in _callmethod" in seen.text
    assert "in SocketClient" in seen.text
    assert seen.exit_code == 0
