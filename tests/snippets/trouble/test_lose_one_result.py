from tests.snippets.conftest import RunSnippet


def test_a_new_worker_goes_on_and_one_result_is_lost(run: RunSnippet) -> None:
    assert run("trouble/lose_one_result").lines == [
        "worker: I am killed now",
        "parent: 3 squared is 9",
        "parent: from a new worker: True",
        "parent: 2 has no result",
    ]
