from tests.snippets.conftest import RunSnippet


def test_under_the_lock_no_coin_is_ever_missing(run: RunSnippet) -> None:
    assert run("memory/move_between_slots").lines == [
        "totals seen: [100]",
        "purses: [49, 51]",
    ]
