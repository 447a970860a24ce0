from tests.snippets.conftest import RunSnippet


def test_a_running_child_keeps_the_name_it_started_with(run: RunSnippet) -> None:
    assert run("process/rename_too_late").lines == [
        "child: my name is early",
        "parent: its name is late",
    ]
