from tests.snippets.conftest import RunSnippet


def test_the_array_can_be_read_and_not_changed(run: RunSnippet) -> None:
    lines = run("arrays/write_to_what_arrived").lines
    assert lines[0] == "parent: got [0. 1. 2. 3.]"
    assert lines[-1] == "ValueError: assignment destination is read-only"
