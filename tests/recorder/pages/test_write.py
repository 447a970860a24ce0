"""Files are written whole or not at all, and nothing is touched that is not meant."""

from pathlib import Path

import pytest

from recorder.errors import AuthorError
from recorder.pages.write import encoded, replace_files, write_files


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def everything() -> dict[str, str]:
    """Return what lies here, with what links lead to."""
    return {
        str(path): str(path.readlink()) if path.is_symlink() else path.read_text("utf-8")
        for path in sorted(Path().rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def test_a_folder_holds_exactly_these_files() -> None:
    replace_files(Path("made"), {"a/b.md": b"b", "c.md": b"c"})
    Path("made", ".half.new").write_text("left by a command that was killed")
    replace_files(Path("made"), {"c.md": b"d"})
    assert everything() == {"made/c.md": "d"}
    assert not Path("made", "a").exists()


def test_what_a_link_leads_to_is_never_touched() -> None:
    Path("mine").mkdir()
    Path("mine", "work.py").write_text("years of it")
    Path("made").symlink_to("mine")
    with pytest.raises(AuthorError, match="made: is a link, and all behind it would go; remove"):
        replace_files(Path("made"), {"c.md": b"c"})
    Path("made").unlink()
    Path("made").mkdir()
    Path("made", "inner").symlink_to(Path("mine").absolute())
    Path("made", "file.md").symlink_to(Path("mine", "work.py").absolute())
    replace_files(Path("made"), {"c.md": b"c"})
    assert everything() == {"made/c.md": "c", "mine/work.py": "years of it"}


@pytest.mark.parametrize("name", ["../x.md", "a/../../x.md"])
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    with pytest.raises(AuthorError, match="leads out of made"):
        write_files(Path("made"), {name: b"x"})
    assert everything() == {}


def test_what_stands_in_the_way_is_named() -> None:
    Path("made").write_text("a file")
    with pytest.raises(AuthorError, match=r"made/c\.md: could not be written: .*; see to it"):
        replace_files(Path("made"), {"c.md": b"c"})
    Path("made").unlink()
    Path("made", "c.md", "more").mkdir(parents=True)
    Path("made", "c.md", "more", "d").write_text("d")
    with pytest.raises(AuthorError, match=r"made/c\.md: could not be written: .*directory"):
        write_files(Path("made"), {"c.md": b"c"})
    assert everything() == {"made/c.md/more/d": "d"}


@pytest.mark.parametrize("what", ["unlink", "rmdir", "mkdir", "write_bytes", "replace"])
def test_whatever_the_system_refuses_is_told_and_leaves_no_half(
    what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_files(Path("made"), {"a/b.md": b"b", "c.md": b"c"})

    def refuse(path: Path, *_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system", str(path))

    monkeypatch.setattr(Path, what, refuse)
    with pytest.raises(AuthorError, match=r"could not be written: Read-only .*; work in a copy of"):
        replace_files(Path("made"), {"c.md": b"changed", "e/f.md": b"f"})
    assert everything()["made/c.md"] in ("c", "changed")


def test_half_a_character_is_told_of() -> None:
    assert encoded({"a.md": "π"}) == {"a.md": "π".encode()}
    with pytest.raises(AuthorError, match=r"b\.md: would hold '\\ud800', half a character"):
        encoded({"a.md": "π", "b.md": "x\ud800"})
