from tests.snippets.conftest import RunSnippet


def test_one_task_of_five_ended(run: RunSnippet) -> None:
    lines = [line.removeprefix("^C") for line in run("trouble/go_on_after_ctrl_c").lines]
    rest = [
        line
        for n in (2, 3, 4, 5)
        for line in (f"worker: in the middle of task {n}", f"worker: task {n} done")
    ]
    assert lines == ["worker: in the middle of task 1", *rest, "parent: Ctrl-C"]
