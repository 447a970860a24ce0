"""Puts the snippets where the builder publishes them, each and all in one zip."""

import io
import re
import zipfile
from pathlib import Path

from recorder.catalog import Catalog
from recorder.errors import AuthorError
from recorder.recordings import RECORDINGS

MARKER = re.compile(rb"^[^\n]*-8<-+ +\[(?:start|end): *[\w-]+\][^\n]*\n", flags=re.MULTILINE)
EPOCH = (1980, 1, 1, 0, 0, 0)


def without_markers(source: bytes) -> bytes:
    """Return a snippet without the lines that only mark a section for a page."""
    return MARKER.sub(b"", source)


def publish(root: Path, catalog: Catalog) -> None:
    """Write every snippet and ``snippets.zip`` below ``docs/en/snippets/``.

    Raises
    ------
    AuthorError
        A file cannot be written.
    """
    files = {
        entry.path.removeprefix("snippets/"): without_markers((root / entry.path).read_bytes())
        for entry in catalog.snippet
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(f"snippets/{name}", EPOCH), content)
    files["snippets.zip"] = packed.getvalue()
    replace_files(root, Path("docs", "en", "snippets"), files)


def publish_traces(root: Path, catalog: Catalog) -> None:
    """Write the raw trace of every timeline below ``docs/en/traces/``.

    Raises
    ------
    AuthorError
        A file cannot be written.
    """
    files = {}
    for entry in catalog.snippet:
        for suffix in entry.timeline_suffixes.values():
            trace = root / RECORDINGS / entry.id / f"trace{suffix}.json"
            if trace.is_file():
                files[f"{entry.id}{suffix}.json"] = trace.read_bytes()
    replace_files(root, Path("docs", "en", "traces"), files)


def replace_files(root: Path, folder: Path, files: dict[str, bytes]) -> None:
    """Make a folder below `root` hold exactly these files; write only what differs.

    Raises
    ------
    AuthorError
        A file cannot be written.
    """
    target = root / folder
    for stale in [path for path in target.rglob("*") if path.is_file()]:
        if stale.relative_to(target).as_posix() not in files:
            stale.unlink()
    write_files(root, folder, files)


def write_files(root: Path, folder: Path, files: dict[str, bytes]) -> None:
    """Write these files into a folder below `root`, but only what differs.

    A live preview would rebuild its pages for nothing otherwise.

    Raises
    ------
    AuthorError
        A file cannot be written.
    """
    target = root / folder
    for name, content in files.items():
        path = target / name
        if path.is_file() and path.read_bytes() == content:
            continue
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            path.unlink(missing_ok=True)  # no half of a file may be published
            what = f"{path.relative_to(root)}: could not be written: {error.strerror}"
            raise AuthorError(f"{what}; make room and run again") from error
