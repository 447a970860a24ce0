from tests.snippets.conftest import RunSnippet


def test_the_parent_goes_on_after_the_last_job(run: RunSnippet) -> None:
    seen = run("coordination/finish_every_job")
    assert seen.lines == [
        "job 1 done",
        "job 2 done",
        "job 3 done",
        "parent: all jobs are done",
    ]
