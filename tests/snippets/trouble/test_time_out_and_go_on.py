from tests.snippets.conftest import RunSnippet


def test_the_worker_ends_its_task_after_the_timeout(run: RunSnippet) -> None:
    assert run("trouble/time_out_and_go_on").lines == [
        "worker: at work",
        "parent: no result within 0.5 s",
        "parent: cancel() says False",
        "worker: done",
        "parent: after the block",
    ]
