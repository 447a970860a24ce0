from tests.snippets.conftest import RunSnippet


def test_the_task_never_ends_where_the_method_is_there(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    seen = run("trouble/terminate_the_workers")
    assert seen.lines[:2] == ["worker: at work", "parent: no result within 0.5 s"]
    if python >= (3, 14):
        assert seen.lines[2:] == ["parent: after the block", "parent: BrokenProcessPool"]
    else:
        assert seen.lines[2] == "worker: done"
        assert "has no attribute 'terminate_workers'" in seen.lines[-1]
