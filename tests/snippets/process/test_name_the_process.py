from tests.snippets.conftest import RunSnippet


def test_two_names_let_the_function_travel(run: RunSnippet) -> None:
    assert run("process/name_the_process").lines == [
        "mail service: serving",
        "parent: exit code 0",
    ]
