from tests.snippets.conftest import RunSnippet


def test_the_loop_is_free_while_the_workers_compute(run: RunSnippet) -> None:
    lines = run("executors/await_two_calls").lines
    assert lines == ["parent: the loop is free", f"parent: {sum(range(1_000_000))}"]
