from multiprocessing.shared_memory import ShareableList

import pytest

from tests.snippets.conftest import RunSnippet


def test_the_last_letter_of_five_is_missing(run: RunSnippet) -> None:
    assert run("shared_memory/store_greek_letters").lines == ["Delta", "Δέλτ"]
    assert [len(letter.encode()) for letter in "Δέλτα"] == [2] * 5


def kept(text: str) -> str:
    """Return what a list gives back of a text with which it is made."""
    items = ShareableList([text])
    try:
        return items[0]
    finally:
        items.shm.close()
        items.shm.unlink()


def test_it_depends_on_the_letters_and_their_number() -> None:
    for length in range(1, 40):
        assert kept("a" * length) == "a" * length
        room = 8 * (length // 8 + 1)
        assert kept("\u0416" * length) == "\u0416" * min(length, room // 2)
    with pytest.raises(UnicodeDecodeError):
        kept("\u8fdb\u7a0b" * 2)


def test_a_text_that_is_stored_later_is_refused() -> None:
    items: ShareableList[str] = ShareableList(["a" * 7])
    try:
        items[0] = "\u0416" * 4
        assert items[0] == "\u0416" * 4
        with pytest.raises(ValueError, match="exceeds available storage"):
            items[0] = "\u0416" * 5
    finally:
        items.shm.close()
        items.shm.unlink()
