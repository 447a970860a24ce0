from tests.snippets.conftest import RunSnippet


def test_the_class_gives_the_children_their_names(run: RunSnippet) -> None:
    assert run("process/subclass_process").lines == [
        "Greeter-1: hello, Ada",
        "Greeter-2: hello, Grace",
        "MainProcess: exit code 0",
    ]
