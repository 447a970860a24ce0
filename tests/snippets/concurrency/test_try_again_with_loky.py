from tests.snippets.conftest import RunSnippet


def test_the_tasks_after_the_crash_have_results(run: RunSnippet) -> None:
    assert run("concurrency/try_again_with_loky").lines == ["0 0", "1 1", "2 failed", "3 9"]
