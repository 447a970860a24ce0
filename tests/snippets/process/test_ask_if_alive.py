from tests.snippets.conftest import RunSnippet


def test_alive_and_exit_code_tell_a_childs_state(run: RunSnippet) -> None:
    head, *rows = (line.split("  ") for line in run("process/ask_if_alive").lines)
    assert [cell.strip() for cell in head if cell] == ["moment", "is_alive()", "exitcode"]
    assert [[cell.strip() for cell in row if cell.strip()] for row in rows] == [
        ["made, not started", "False", "None"],
        ["started", "True", "None"],
        ["ended and joined", "False", "0"],
        ["terminated and joined", "False", "-15"],
    ]
