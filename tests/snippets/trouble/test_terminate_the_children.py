from tests.snippets.conftest import RunSnippet


def test_the_task_never_ends_and_its_future_says_so(run: RunSnippet) -> None:
    assert run("trouble/terminate_the_children").lines == [
        "worker: at work",
        "parent: no result within 0.5 s",
        "parent: after the block",
        "parent: BrokenProcessPool",
    ]
