from tests.snippets.conftest import RunSnippet


def test_join_returns_though_a_job_failed(run: RunSnippet) -> None:
    seen = run("coordination/say_it_in_any_case")
    assert seen.lines == [
        "job 1 done",
        "job 2 failed",
        "job 3 done",
        "parent: all jobs are done",
    ]
