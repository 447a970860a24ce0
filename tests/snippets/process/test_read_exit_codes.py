from tests.snippets.conftest import RunSnippet


def test_each_way_to_end_has_its_exit_code(run: RunSnippet) -> None:
    assert run("process/read_exit_codes").lines == [
        "finish: exit code 0",
        "leave: exit code 3",
        "child: no input",
        "leave_with_a_message: exit code 1",
        "die: exit code -15",
    ]
