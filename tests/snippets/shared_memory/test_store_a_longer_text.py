from tests.snippets.conftest import RunSnippet


def test_a_text_may_grow_to_the_end_of_its_room_and_no_further(run: RunSnippet) -> None:
    lines = run("shared_memory/store_a_longer_text").lines
    assert lines[:2] == ["stored Adele", "stored Adelaide"]
    assert lines[-1] == "ValueError: bytes/str item exceeds available storage"
