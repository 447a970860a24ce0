from tests.snippets.conftest import RunSnippet


def test_one_task_costs_the_whole_map(run: RunSnippet) -> None:
    assert run("concurrency/limit_with_mpire").lines == ["hang: TimeoutError", "die: RuntimeError"]
