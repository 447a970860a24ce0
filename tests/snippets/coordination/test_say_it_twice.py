from tests.snippets.conftest import RunSnippet


def test_the_second_is_refused(run: RunSnippet) -> None:
    seen = run("coordination/say_it_twice")
    assert seen.lines[-1] == "ValueError: task_done() called too many times"
