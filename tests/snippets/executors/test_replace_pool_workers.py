from tests.snippets.conftest import RunSnippet


def test_a_pool_replaces_its_worker_after_two_tasks(run: RunSnippet) -> None:
    assert run("executors/replace_pool_workers").lines == ["parent: 6 tasks, 3 workers"]
