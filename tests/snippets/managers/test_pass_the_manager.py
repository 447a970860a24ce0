from tests.snippets.conftest import RunSnippet


def test_a_manager_cannot_go_along_with_a_task(run: RunSnippet) -> None:
    seen = run("managers/pass_the_manager")
    assert seen.exit_code == 1
    message = "TypeError: Pickling an AuthenticationString object is disallowed"
    assert any(line.startswith(message) for line in seen.lines)
