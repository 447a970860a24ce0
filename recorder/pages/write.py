"""Writes what was rendered, and only what differs."""

import os
from pathlib import Path

from recorder.errors import AuthorError, unwritable


def replace_files(folder: Path, files: dict[str, bytes]) -> None:
    """Make a folder hold exactly these files."""
    wanted = {str(folder / name) for name in files}
    for path in [Path(base, name) for base, _, names in os.walk(folder) for name in names]:
        if str(path) not in wanted:
            path.unlink()
    for base, _, _ in os.walk(folder, topdown=False):
        if base != str(folder) and not any(Path(base).iterdir()):
            Path(base).rmdir()
    write_files(folder, files)


def write_files(folder: Path, files: dict[str, bytes]) -> None:
    """Write these files into a folder, each wholly or not at all, but only what differs.

    A live preview would rebuild its pages for nothing otherwise.
    """
    for name, content in files.items():
        path = folder / name
        if ".." in path.parts:
            raise AuthorError(f"{path}: leads out of {folder}; correct the name in the catalog")
        if path.is_file() and path.read_bytes() == content:
            continue
        aside = path.with_name(f".{path.name}.new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(content)
            aside.replace(path)
        except OSError as error:
            aside.unlink(missing_ok=True)  # no half of a file may be published
            raise unwritable(path, error) from error
