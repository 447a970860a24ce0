from tests.snippets.conftest import RunSnippet


def test_only_the_task_that_is_late_has_no_result(run: RunSnippet) -> None:
    assert run("trouble/limit_each_task").lines == [
        "task 1: 1",
        "task 2: took too long",
        "task 3: 9",
        "task 4: 16",
    ]
