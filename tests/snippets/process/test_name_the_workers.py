from tests.snippets.conftest import RunSnippet


def test_an_unnamed_child_is_numbered_among_all_children(run: RunSnippet) -> None:
    assert run("process/name_the_workers").lines == [
        "MainProcess: starts three children",
        "mail service: serving",
        "MainProcess: mail service has ended",
        "worker 1: working",
        "MainProcess: worker 1 has ended",
        "Process-3: working",
        "MainProcess: Process-3 has ended",
    ]
