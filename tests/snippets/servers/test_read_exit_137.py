from tests.snippets.conftest import RunSnippet


def test_python_gives_the_signal_and_a_shell_adds_128(run: RunSnippet) -> None:
    assert run("servers/read_exit_137").lines == ["Python: -9", "shell: 137"]
