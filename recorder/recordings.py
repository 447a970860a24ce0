"""Keeps what was seen: complete or absent, and reused only where nothing differs."""

import contextlib
import functools
import hashlib
import json
import os
import re
import shutil
import sys
import sysconfig
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs

from recorder.catalog import Entry
from recorder.errors import AuthorError
from recorder.fragments import FRAGMENTS, table_of
from recorder.machine import circumstances, package_versions
from recorder.terminal import Run

RECORDINGS = Path("build", "recordings")


@functools.cache
def recorder_version() -> str:
    """Return a digest of the recorder's own files: when they change, nothing is reused."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in {".py", ".jinja"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def key_of(declared: Any, sources: list[bytes], full: bool) -> str:
    """Return the digest of everything that a recording depends on.

    `declared` is what the catalog says of it, `sources` the snippets it runs.
    """
    packages = {name: v for source in sources for name, v in package_versions(source).items()}
    parts = {
        "declared": attrs.asdict(declared),
        "full": full,
        "sources": [hashlib.sha256(source).hexdigest() for source in sources],
        "packages": packages,
        "recorder": recorder_version(),
        "circumstances": circumstances(),
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def is_current(folder: Path, key: str) -> bool:
    """Tell whether `folder` holds a complete recording made under this key."""
    with contextlib.suppress(OSError, ValueError, KeyError):
        return bool(json.loads((folder / "run.json").read_bytes())["key"] == key)
    return False


def save(folder: Path, files: dict[str, str]) -> None:
    """Replace the recording in `folder` by these files, all or none.

    Raises
    ------
    AuthorError
        The files cannot be written; the earlier recording is still there.
    """
    aside = folder.with_name(folder.name + ".new")
    old = folder.with_name(folder.name + ".old")
    try:
        _remove(aside)
        aside.mkdir(parents=True)
        for name, text in files.items():
            with open(aside / name, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        _remove(old)
        if folder.exists():
            folder.rename(old)
        aside.rename(folder)
        _remove(old)
    except BaseException as error:
        if old.exists() and not folder.exists():
            old.rename(folder)
        _remove(aside)
        if isinstance(error, OSError):
            raise AuthorError(
                f"{folder}: could not be written: {error.strerror}; make room and run again. "
                "What was recorded earlier is still there."
            ) from error
        raise


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def describe_run(
    root: Path, entry: Entry, arguments: tuple[str, ...], run: Run, outcome: str, key: str
) -> dict[str, str]:
    """Return the files of one snippet's recording, by name.

    ``output.txt`` is the text as printed, ``run.json`` its circumstances
    (keys documented in ``docs/en/about/recording.md``), the others are
    fragments for pages.
    """
    source = (root / entry.path).read_bytes()
    output = readable(root, run.output.decode("utf-8"))
    facts = {
        "snippet": entry.name,
        "label": entry.label,
        "command": " ".join(["python", entry.path, *arguments]),
        "arguments": list(arguments),
        "exit_code": run.exit_code,
        "outcome": outcome,
        "seconds": round(run.seconds, 3),
        "limit_seconds": entry.limit,
        "order": entry.order,
        **circumstances(),
        "start_method": entry.start_method or circumstances()["start_method"],
        "packages": package_versions(source),
        "source_sha256": hashlib.sha256(source).hexdigest(),
        "recorded_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "key": key,
    }
    files = {
        "output.txt": output,
        "run.json": json.dumps(facts, indent=2, ensure_ascii=False) + "\n",
        "output.md": FRAGMENTS["output"].render(run=facts, output=output),
    }
    if entry.table:
        head, rows = table_of(entry.path, output)
        files["table.md"] = FRAGMENTS["table"].render(run=facts, head=head, rows=rows)
    return files


def describe_absence(entry: Entry, reason: str, key: str) -> dict[str, str]:
    """Return the files of a recording that this machine cannot make, and why."""
    facts = {
        "snippet": entry.name,
        "label": entry.label,
        "command": " ".join(["python", entry.path, *entry.args]),
        "outcome": "not run",
        "reason": reason,
        **circumstances(),
        "key": key,
    }
    text = FRAGMENTS["absent"].render(run=facts)
    files = {"run.json": json.dumps(facts, indent=2, ensure_ascii=False) + "\n", "output.md": text}
    files |= {f"timeline{suffix}.md": text for suffix in entry.timeline_suffixes.values()}
    return files | ({"table.md": text} if entry.table else {})


def readable(root: Path, output: str) -> str:
    """Shorten the paths of this machine to what any reader's traceback has in common."""
    library = sysconfig.get_path("stdlib")
    shown = f"lib/python{sys.version_info[0]}.{sys.version_info[1]}"
    text = output.replace(library, shown).replace(f"{root}{os.sep}", "")
    return re.sub(r"[ \t]+$", "", text.replace("\r\n", "\n"), flags=re.MULTILINE)
