"""A file that differs from the digest that was noted is told, whatever differs."""

from pathlib import Path

import pytest

from tests import noted
from tests.noted import differing, digest_of, digests_of, read_list, write_list


def test_what_has_changed_is_new_or_is_gone_differs_and_nothing_else() -> None:
    now = {"same": "1", "changed": "2", "new": "3"}
    read = {"same": "1", "changed": "1", "gone": "4"}
    assert differing(now, read) == ["changed", "gone", "new"]


def test_every_byte_counts_but_how_lines_end(tmp_path: Path) -> None:
    files = [tmp_path / name for name in "abc"]
    for file, content in zip(files, (b"1\n2\n", b"1\r\n2\r\n", b"1\n2"), strict=True):
        file.write_bytes(content)
    one, other_ends, other = map(digest_of, files)
    assert one == other_ends
    assert one != other
    assert len(one) == 64


def test_a_list_is_read_as_it_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noted, "ROOT", tmp_path)
    for name in ("b.py", "a.py", "c.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "d.py").mkdir()
    found = digests_of(["c*", "*.py"])
    assert list(found) == ["c.txt", "a.py", "b.py"]
    write_list(tmp_path / "list", found)
    assert read_list(tmp_path / "list") == found
