from tests.snippets.conftest import RunSnippet


def test_only_the_task_on_its_way_to_the_worker_is_done(run: RunSnippet) -> None:
    lines = [line.removeprefix("^C") for line in run("trouble/cancel_on_ctrl_c").lines]
    assert lines == [
        "worker: in the middle of task 1",
        "worker: in the middle of task 2",
        "worker: task 2 done",
        "parent: Ctrl-C",
    ]
