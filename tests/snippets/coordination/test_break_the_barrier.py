from tests.snippets.conftest import RunSnippet


def test_both_who_came_go_home(run: RunSnippet) -> None:
    lines = run("coordination/break_the_barrier").lines
    assert lines == ["worker 3: gives up", "exit codes: [0, 0, 1]"]
