from tests.snippets.conftest import RunSnippet


def test_a_name_of_one_letter_gets_through(run: RunSnippet) -> None:
    lines = run("process/pass_a_bare_string").lines
    assert lines[:2] == ["child: hello, A", "parent: 'A' ended with 0"]


def test_a_longer_name_becomes_several_arguments(run: RunSnippet) -> None:
    lines = run("process/pass_a_bare_string").lines
    assert lines[2] == "Process Process-2:"
    assert lines[-2:] == [
        "TypeError: greet() takes 1 positional argument but 3 were given",
        "parent: 'Ada' ended with 1",
    ]
