from tests.snippets.conftest import RunSnippet


def test_the_error_of_a_callback_is_logged_and_the_program_goes_on(run: RunSnippet) -> None:
    seen = run("executors/raise_in_a_callback")
    assert seen.lines[0].startswith("exception calling callback for <Future at ")
    assert seen.lines[-2:] == ["OSError: no room for 49", "parent: result 49"]
    assert seen.exit_code == 0
