from tests.snippets.conftest import RunSnippet


def test_the_child_logs_its_exit_code_under_its_name(run: RunSnippet, start_method: str) -> None:
    lines = run("inside/log_its_own_steps").lines
    assert ("created temp directory" in lines[0]) == (start_method == "forkserver")
    assert "[INFO/saver] child process calling self.run()" in lines
    assert "[INFO/saver] process exiting with exitcode 3" in lines
    assert lines[-1] == "[INFO/MainProcess] process shutting down"
