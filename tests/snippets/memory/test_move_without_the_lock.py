from tests.snippets.conftest import RunSnippet


def test_without_the_lock_the_parent_sees_a_half_done_move(run: RunSnippet) -> None:
    totals, purses = run("memory/move_without_the_lock").lines
    assert "99" in totals
    assert purses == "purses: [49, 51]"
