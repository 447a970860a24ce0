"""Shows what builds without the lock printed: what `run.py` kept there, put into ``build/``."""

import hashlib
import re
from pathlib import Path

import attrs
import cattrs
from markupsafe import Markup

from recorder.catalog.entries import version_of
from recorder.catalog.load import Catalog
from recorder.errors import AuthorError
from recorder.free_threading.run import FORMAT
from recorder.pages.fragments import render
from recorder.paths import FREE_THREADED, SNIPPETS, files_below
from recorder.timings.stored import parsed, structured

NAME = "free_threading/runs.md"
REMEDY = "make it with recorder/free_threading/run.py on such a build, or remove it"


@attrs.frozen(kw_only=True)
class Run:
    """What one program printed."""

    snippet: str
    output: str
    exit_code: int | None
    """None if it was stopped."""
    source_sha256: str


@attrs.frozen(kw_only=True)
class Build:
    """What one build without the lock was seen to do, with its circumstances."""

    format: int
    python: str
    build: str
    free_threaded: bool
    os: str
    cpus: int
    date: str
    runs: tuple[Run, ...]


def names() -> set[str]:
    """Return the names of the fragments that `fragments` makes."""
    return {NAME}


def fragments(catalog: Catalog) -> dict[str, Markup]:
    """Return a note on what the page can prove, with what such builds printed, if any was seen."""
    current = [attrs.evolve(each, runs=_current(catalog, each)) for each in load()]
    shown = [each for each in current if each.runs]
    shown.sort(key=lambda each: (version_of(each.python), each.os))
    return {NAME: render("free_threaded.md.jinja", builds=shown)}


def load() -> list[Build]:
    """Return what was put into ``build/free-threaded/``.

    Raises
    ------
    AuthorError
        A file is broken, or was made by a build that has the lock.
    """
    return [_read(path) for path in files_below(FREE_THREADED, "*/free-threaded.json")]


def _read(path: Path) -> Build:
    try:
        found = structured(parsed(path, REMEDY), Build)
    except cattrs.BaseValidationError as error:
        fault = cattrs.transform_error(error)[0]
        raise AuthorError(f"{path}: {fault}; {REMEDY}") from None
    if found.format != FORMAT:
        raise AuthorError(f"{path}: its format is {found.format}, not {FORMAT}; {REMEDY}")
    if not found.free_threaded:
        raise AuthorError(f"{path}: Python {found.python} was built with the lock; {REMEDY}")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", found.date) or not version_of(found.python):
        raise AuthorError(
            f"{path}: no day or no Python: {found.date!r}, {found.python!r}; {REMEDY}"
        )
    return found


def _current(catalog: Catalog, build: Build) -> tuple[Run, ...]:
    """Return the runs of programs that are still the same."""
    return tuple(
        run
        for run in build.runs
        if run.snippet in catalog.names and run.source_sha256 == _digest(run.snippet)
    )


def _digest(snippet: str) -> str:
    source = Path(SNIPPETS, f"{snippet}.py").read_bytes()
    return hashlib.sha256(source.replace(b"\r\n", b"\n")).hexdigest()
