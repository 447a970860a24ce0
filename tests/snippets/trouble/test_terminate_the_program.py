from tests.snippets.conftest import RunSnippet


def test_no_finally_runs_and_the_daemon_answers_afterwards(run: RunSnippet) -> None:
    assert run("trouble/terminate_the_program").lines == [
        "worker: at work",
        "parent: exit code -15",
        "worker: the program is gone, I am not",
    ]
