from pathlib import Path

from snippets.words.count_in_pieces import cut
from tests.snippets.conftest import RunSnippet


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
