from tests.snippets.conftest import RunSnippet


def test_an_executor_that_forks_refuses_to_replace_its_workers(run: RunSnippet) -> None:
    last = run("executors/replace_forked_workers").lines[-1]
    assert last.startswith("ValueError: max_tasks_per_child is incompatible with the 'fork'")
