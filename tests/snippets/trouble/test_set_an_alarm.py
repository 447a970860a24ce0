from tests.snippets.conftest import RunSnippet


def test_the_task_ends_and_its_worker_lives(run: RunSnippet) -> None:
    assert run("trouble/set_an_alarm").lines == [
        "parent: TimeoutError('the task took too long')",
        "parent: the next result is 49",
        "parent: from the same worker: True",
    ]
