from multiprocessing.shared_memory import ShareableList
from typing import Any

import pytest

from tests.snippets.conftest import RunSnippet


def test_a_text_may_grow_to_the_end_of_its_room_and_no_further(run: RunSnippet) -> None:
    lines = run("shared_memory/store_a_longer_text").lines
    assert lines[:2] == ["stored Adele", "stored Adelaide"]
    assert lines[-1] == "ValueError: bytes/str item exceeds available storage"


@pytest.mark.parametrize(("length", "room"), [(0, 8), (3, 8), (7, 8), (8, 16), (9, 16), (16, 24)])
def test_the_room_is_the_multiple_of_eight_that_comes_after_the_length(
    length: int, room: int
) -> None:
    texts: ShareableList[Any] = ShareableList([length * "x"])
    texts[0] = room * "y"
    assert texts[0] == room * "y"
    with pytest.raises(ValueError, match="exceeds available storage"):
        texts[0] = (room + 1) * "z"
    texts.shm.close()
    texts.shm.unlink()
