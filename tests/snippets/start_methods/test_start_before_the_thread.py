from tests.snippets.conftest import RunSnippet


def test_it_gives_no_warning_although_warnings_are_shown(run: RunSnippet) -> None:
    assert run("start_methods/start_before_the_thread").lines == [
        "child: hello",
        "parent: exit code 0",
    ]
