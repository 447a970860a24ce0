from tests.snippets.conftest import RunSnippet


def test_a_waiting_worker_gets_an_eof_error(run: RunSnippet) -> None:
    lines = run("remote/lose_the_server").lines
    assert lines[0].startswith("Process ")
    assert any("for number in iter(tasks.get, None)" in line for line in lines)
    assert any(line.endswith(", in _callmethod") for line in lines)
    assert any("conn.recv()" in line for line in lines)
    assert lines[-2:] == ["EOFError", "parent: exit code 1"]
