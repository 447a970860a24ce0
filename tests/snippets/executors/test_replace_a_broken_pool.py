from tests.snippets.conftest import RunSnippet


def test_a_new_executor_does_the_next_task(run: RunSnippet) -> None:
    lines = run("executors/replace_a_broken_pool").lines
    assert lines == ["parent: 4", "parent: 13 failed", "parent: 16"]
