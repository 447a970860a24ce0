from tests.snippets.conftest import RunSnippet


def test_terminate_does_not_wait_and_the_child_cleans_up(run: RunSnippet) -> None:
    assert run("process/clean_up_on_terminate").lines == [
        "child: working",
        "parent: alive after terminate() True",
        "child: cleaned up",
        "parent: alive after join() False",
        "parent: exit code 0",
    ]
