from tests.snippets.conftest import RunSnippet


def test_no_update_is_lost(run: RunSnippet) -> None:
    assert run("managers/count_with_a_lock").lines == ["parent: 600 of 600"]
