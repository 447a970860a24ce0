from tests.snippets.conftest import RunSnippet


def test_no_update_is_lost_with_a_lock(run: RunSnippet) -> None:
    assert run("shared_memory/count_in_a_block").lines == ["total: 20000"]
