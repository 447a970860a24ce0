from tests.snippets.conftest import RunSnippet


def test_no_task_is_the_same(run: RunSnippet) -> None:
    assert run("arrays/spawn_from_each_seed").lines == ["in both: 0 of 6"]
