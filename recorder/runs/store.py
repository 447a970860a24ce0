"""Keeps what runs showed: facts only, complete or absent, under the key of what ran."""

import errno
import hashlib
import json
import os
import shutil
import uuid
from pathlib import Path
from typing import Any, Literal

import attrs

from recorder.catalog.entries import Entry, Place
from recorder.errors import AuthorError, unwritable
from recorder.paths import ASIDE, BUILD, RECORDER, RUNS
from recorder.runs.interpreters import Interpreter
from recorder.runs.machine import machine

How = Literal["file", "module", "alone", "traced", "stacks"]
"""``python snippets/a/b.py``, ``python -m snippets.a.b``, a copy in an empty folder, or the
file with a probe in each process, which notes what happens or where it stands."""

RUNNERS = (
    "runs/execute.py",
    "runs/leftovers.py",
    "runs/start_method.py",
    "runs/terminal.py",
)
"""The files of the recorder that have a part in what a run does and in what is kept of it.

A change in one of them makes every run anew. What judges, draws or writes pages
works on what is kept, so it is not among them."""


@attrs.frozen(kw_only=True)
class Asked:
    """One execution of a catalogued command at a place."""

    entry: Entry
    place: Place
    arguments: tuple[str, ...]
    how: How = "file"
    again: int = 0
    """Tells independent runs of the same command apart."""

    @property
    def folder(self) -> Path:
        """Where it is kept: no two of them share a folder, and none is within another."""
        run = self.entry.run
        variant = f"{self.place.python}-{self.place.start_method}"
        if self.how != "file":
            variant += f".{self.how}"
        if self.arguments != run.args:
            text = json.dumps(self.arguments)
            quick = self.arguments == run.quick_args
            variant += ".quick" if quick else f".with-{_digest(text.encode())[:12]}"
        if self.again:
            variant += f".{self.again}"
        return RUNS / self.entry.id / variant

    @property
    def name(self) -> str:
        """What a report calls it."""
        return f"{self.entry.id} {self.folder.name}"


@attrs.frozen
class Kept:
    """What is known of a run: its facts, as in ``run.json``, what it printed, and further files."""

    facts: dict[str, Any]
    output: str
    files: dict[str, str]

    @property
    def outcome(self) -> Literal["succeeds", "raises", "hangs"]:
        """How it ended."""
        if self.facts["exit_code"] is None:
            return "hangs"
        return "succeeds" if self.facts["exit_code"] == 0 else "raises"


def asked_for_page(entry: Entry, interpreter: Interpreter, *, full: bool, how: How) -> Asked:
    """Return the run that a page shows: as a reader makes it, with the measuring arguments."""
    run = entry.run
    method = entry.methods[0] if len(entry.methods) == 1 else None
    arguments = run.args_of_page(full=full)
    return Asked(entry=entry, place=interpreter.place(method), arguments=arguments, how=how)


def asked_for_verdict(entry: Entry, place: Place) -> Asked:
    """Return the run that tells what a snippet does at a place: with the quick arguments."""
    return Asked(entry=entry, place=place, arguments=entry.run.brief_args)


def key_of(asked: Asked, interpreter: Interpreter, source: bytes, runners: tuple[str, ...]) -> str:
    """Return the digest of everything that a run depends on."""
    return digest_of(
        {
            "command": [asked.how, asked.entry.path, *asked.arguments],
            "start_method": [asked.place.start_method, asked.entry.run.start_method],
            "again": asked.again,
            "limit": asked.entry.run.limit,
            "ctrl_c_after": asked.entry.run.ctrl_c_after,
            "source": _digest(source.replace(b"\r\n", b"\n")),
            "packages": packages_of(asked.entry, interpreter),
            "python": interpreter.build,
            "machine": machine(),
            "runners": runners_digest(runners),
        }
    )


def packages_of(entry: Entry, interpreter: Interpreter) -> dict[str, str | None]:
    """Return the versions of the packages that an entry needs, and of those they bring along."""
    needed = {name: interpreter.packages.get(name) for name in entry.run.needs.packages}
    if "numba" in needed:
        needed["numpy"] = interpreter.packages.get("numpy")
    return dict(sorted(needed.items()))


def runners_digest(runners: tuple[str, ...]) -> str:
    """Return the digest of these files of the recorder, however a checkout ends their lines."""
    texts = [(RECORDER / name).read_bytes().replace(b"\r\n", b"\n") for name in runners]
    return _digest(b"".join(texts))


def digest_of(facts: Any) -> str:
    """Return the digest of plain data."""
    return _digest(json.dumps(facts, sort_keys=True).encode())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def load(asked: Asked, interpreter: Interpreter, runners: tuple[str, ...] = RUNNERS) -> Kept | None:
    """Return what is kept of a run, or None: no such run, an outdated or an incomplete one."""
    try:
        source = Path(asked.entry.path).read_bytes()
    except OSError:
        return None
    return load_folder(asked.folder, key_of(asked, interpreter, source, runners))


def load_folder(folder: Path, key: str | None) -> Kept | None:
    """Return what a folder keeps if it is complete and was made under this key; None: any key."""
    try:
        facts = json.loads((folder / "run.json").read_bytes())
        if key is not None and facts["key"] != key:
            return None
        digests = dict(facts["files"])
        if digests.pop("run.json") != digest_of(facts | {"files": digests}):
            return None
        files = {}
        for name, digest in digests.items():
            content = (folder / name).read_bytes()
            if _digest(content) != digest:
                return None
            files[name] = content.decode("utf-8")
        return Kept(facts, files.pop("output.txt", ""), files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def save(folder: Path, facts: dict[str, Any], files: dict[str, str]) -> Kept:
    """Replace what `folder` keeps by these facts and files, all or none."""
    if ".." in folder.parts or BUILD not in folder.parents:
        raise AuthorError(f"{folder}: not a folder below {BUILD}/; correct the name in the catalog")
    digests = {name: _digest(text.encode()) for name, text in files.items()}
    own = digest_of(json.loads(json.dumps(facts | {"files": digests})))  # as it will be read
    facts = facts | {"files": digests | {"run.json": own}}
    aside, old = ASIDE / uuid.uuid4().hex, ASIDE / uuid.uuid4().hex
    texts = files | {"run.json": json.dumps(facts, indent=2, ensure_ascii=False) + "\n"}
    try:
        aside.mkdir(parents=True)
        for name, text in texts.items():
            with open(aside / name, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        folder.parent.mkdir(parents=True, exist_ok=True)
        _take_place(aside, folder, old)
    except BaseException as error:
        if old.exists() and not folder.exists():
            old.rename(folder)
        if isinstance(error, OSError):
            raise unwritable(folder, error) from error
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
    others = {name: text for name, text in files.items() if name != "output.txt"}
    return Kept(facts, files.get("output.txt", ""), others)


def _take_place(new: Path, folder: Path, old: Path) -> None:
    """Put a folder in another's place, even if a second process does the same meanwhile."""
    for tries_left in reversed(range(3)):
        try:
            if folder.exists():
                folder.rename(old)
            new.rename(folder)
        except OSError as error:
            raced = error.errno in (errno.ENOENT, errno.EEXIST, errno.ENOTEMPTY)
            if not raced or not tries_left:
                raise
            shutil.rmtree(old, ignore_errors=True)
        else:
            return


def clean_aside() -> None:
    """Remove what a command that was killed left half-written; only with the lock held."""
    shutil.rmtree(ASIDE, ignore_errors=True)


def seconds_of(folder: Path) -> float | None:
    """Return how long the run in a folder took, whatever its key: an estimate for the next one."""
    kept = load_folder(folder, None)
    return kept.facts.get("seconds") if kept else None
