from tests.snippets.conftest import RunSnippet


def test_the_task_is_ended_where_an_executor_can(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("executors/terminate_the_workers")
    if python >= (3, 14):
        assert seen.lines == ["parent: BrokenProcessPool"]
    else:
        assert seen.lines[0] == "worker: done"
        assert seen.lines[-1].startswith("AttributeError: ")
        assert "terminate_workers" in seen.lines[-1]
