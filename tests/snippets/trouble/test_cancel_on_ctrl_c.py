from tests.snippets.conftest import RunSnippet


def test_only_a_task_on_its_way_to_the_worker_is_done(run: RunSnippet) -> None:
    lines = [line.removeprefix("^C") for line in run("trouble/cancel_on_ctrl_c").lines]
    assert lines[0] == "worker: in the middle of task 1"
    assert lines[-1] == "parent: Ctrl-C"
    tasks = lines[1:-1]
    # The second one was on its way. When its worker asked for it, the two behind it may have
    # been handed on, if the parent was not quick enough: a place for one is kept in the queue.
    done = [2, 3, 4][: len(tasks) // 2]
    assert done
    assert tasks == [
        f"worker: {what}"
        for task in done
        for what in (f"in the middle of task {task}", f"task {task} done")
    ]
