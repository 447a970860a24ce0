from tests.snippets.conftest import RunSnippet


def test_a_build_with_the_lock_gets_processes(run: RunSnippet) -> None:
    total = 4 * sum(range(100_000))
    assert run("interpreters/choose_by_the_lock").lines == [f"ProcessPoolExecutor: {total}"]
