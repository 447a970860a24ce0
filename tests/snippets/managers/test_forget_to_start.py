from tests.snippets.conftest import RunSnippet


def test_a_manager_that_was_not_started_makes_no_list(run: RunSnippet) -> None:
    seen = run("managers/forget_to_start")
    assert seen.exit_code == 1
    assert seen.lines[-1] == "AssertionError: server not yet started"
