from tests.snippets.conftest import RunSnippet


def test_a_child_has_the_key_and_a_command_has_not(run: RunSnippet) -> None:
    assert run("remote/inherit_the_key").lines == ["child: connected", "command: refused"]
