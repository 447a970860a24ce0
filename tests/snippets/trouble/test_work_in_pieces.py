from tests.snippets.conftest import RunSnippet


def test_both_tasks_find_all_zeros(run: RunSnippet) -> None:
    assert run("trouble/work_in_pieces").lines == [
        "parent: second task: 5242880",
        "parent: first task: 3221225472",
    ]
