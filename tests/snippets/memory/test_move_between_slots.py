from tests.snippets.conftest import RunSnippet


def test_under_the_lock_no_coin_is_ever_missing(run: RunSnippet) -> None:
    assert run("memory/move_between_slots").lines == [
        "parent: totals seen [100]",
        "parent: purses [49, 51]",
    ]


def test_without_the_lock_the_parent_sees_a_half_done_move(run: RunSnippet) -> None:
    totals, purses = run("memory/move_between_slots", label="unlocked").lines
    assert "99" in totals
    assert purses == "parent: purses [49, 51]"
