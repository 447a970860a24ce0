from tests.snippets.conftest import RunSnippet


def test_the_child_never_goes_on(run: RunSnippet) -> None:
    seen = run("coordination/lose_a_notify")
    assert seen.lines == ["parent: notifies"]
    assert seen.exit_code is None
