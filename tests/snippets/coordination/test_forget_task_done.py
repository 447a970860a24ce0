from tests.snippets.conftest import RunSnippet


def test_join_waits_for_the_job_that_failed(run: RunSnippet) -> None:
    seen = run("coordination/forget_task_done")
    assert seen.lines == ["job 1 done", "job 2 failed", "job 3 done"]
    assert seen.exit_code is None
