"""Writes what was rendered, and only what differs."""

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from recorder.errors import AuthorError, unwritable


def replace_files(folder: Path, files: dict[str, bytes]) -> None:
    """Make a folder hold exactly these files; what a link leads to is never touched."""
    wanted = {str(folder / name) for name in files}
    if folder.is_symlink():
        raise AuthorError(f"{folder}: is a link, and all behind it would go; remove the link")
    try:
        for path in [Path(base, name) for base, _, names in os.walk(folder) for name in names]:
            if str(path) not in wanted:
                path.unlink()
        for base, folders, _ in os.walk(folder, topdown=False):
            for path in (Path(base, name) for name in folders):
                if path.is_symlink():
                    path.unlink()
                elif not any(path.iterdir()):
                    path.rmdir()
    except OSError as error:
        raise unwritable(error.filename or folder, error) from error
    write_files(folder, files)


def encoded(texts: Mapping[str, str]) -> dict[str, bytes]:
    """Return these texts as files have them."""
    files = {}
    for name, text in texts.items():
        try:
            files[name] = text.encode()
        except UnicodeEncodeError as error:
            half = ascii(text[error.start])
            raise AuthorError(
                f"{name}: would hold {half}, half a character; remove it from what this page "
                "shows: the catalog or a file in docs/timings/ or docs/clusters/"
            ) from None
    return files


def write_files(folder: Path, files: dict[str, bytes]) -> None:
    """Write these files into a folder, each wholly or not at all, but only what differs.

    A live preview would rebuild its pages for nothing otherwise.
    """
    for name, content in files.items():
        path = folder / name
        if ".." in path.parts:
            raise AuthorError(f"{path}: leads out of {folder}; correct the name in the catalog")
        aside = path.with_name(f".{path.name}.new")
        try:
            if path.is_file() and path.read_bytes() == content:
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(content)
            aside.replace(path)
        except OSError as error:
            with contextlib.suppress(OSError):
                aside.unlink()  # no half of a file may be published
            raise unwritable(path, error) from error
