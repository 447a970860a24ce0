from tests.snippets.conftest import RunSnippet


def test_a_long_slot_takes_all_three(run: RunSnippet) -> None:
    lines = run("shared_memory/leave_room_for_texts").lines
    assert lines == ["stored Adele", "stored Adelaide", "stored Alexandra"]
