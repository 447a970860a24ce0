from tests.snippets.conftest import RunSnippet


def test_the_error_names_the_exit_code(run: RunSnippet) -> None:
    seen = run("concurrency/lose_a_loky_worker")
    assert seen.exit_code == 1
    assert "loky.process_executor.TerminatedWorkerError: A worker process" in seen.text
    assert "EXIT(1)" in seen.text
