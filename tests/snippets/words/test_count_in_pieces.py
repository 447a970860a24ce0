import re
from collections import Counter
from multiprocessing import Pool
from pathlib import Path

import pytest

from snippets.words.count_in_pieces import WORD, count_words, cut, make_files
from tests.snippets.conftest import RunSnippet
from tests.snippets.least import least_seconds


def test_no_word_is_lost_between_pieces(run: RunSnippet) -> None:
    lines = run("words/count_in_pieces").lines
    assert lines == [
        "130 pieces, 3,900,000 words",
        "[('babe', 338611), ('babi', 189750), ('babo', 140336)]",
    ]


def test_pieces_of_any_text_join_to_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    for text in ("", "no end", "é\n" * 400_000, "x" * 600_000 + "\nend\n", "ab\n" * 166_667):
        path.write_bytes(text.encode())
        data = path.read_bytes()
        pieces = [data[start : start + length] for _, start, length in cut(path)]
        assert b"".join(pieces) == data
        assert all(piece.endswith(b"\n") for piece in pieces[:-1])


def test_a_small_file_is_one_piece_and_an_empty_one_none(tmp_path: Path) -> None:
    make_files(tmp_path)
    assert list(cut(tmp_path / "empty.txt")) == []
    small = tmp_path / "00.txt"
    assert len(list(cut(small))) == 1
    pieces = list(cut(tmp_path / "large.txt"))
    assert all(500_000 < length < 500_200 for _, _, length in pieces[:-1])


def test_what_is_cut_anywhere_breaks_words_and_letters() -> None:
    text = "tea and café"
    halves = [Counter(re.findall(WORD, part)) for part in (text[:2], text[2:])]
    assert halves[0] + halves[1] != Counter(re.findall(WORD, text))
    assert halves[0] == {"te": 1}
    with pytest.raises(UnicodeDecodeError):
        text.encode()[:-1].decode()


@pytest.mark.alone
def test_the_trip_of_a_piece_is_short_beside_its_work(tmp_path: Path) -> None:
    make_files(tmp_path)
    piece = next(cut(tmp_path / "large.txt"))

    counts = count_words(piece)
    with Pool(1) as pool:
        pool.apply(abs, (1,))
        # The counter travels there and back, and is copied.
        trip = least_seconds(lambda: pool.apply(Counter, (counts,)))
    assert least_seconds(lambda: count_words(piece)) > 5 * trip
