"""Checks, before anything runs, that pages, snippets and catalog fit together."""

import difflib
import re
from collections.abc import Iterator, Set
from pathlib import Path

from recorder.catalog.entries import Entry, snippet_of
from recorder.catalog.load import SHOWN, Catalog
from recorder.catalog.sources import read_source
from recorder.errors import AuthorError, raise_all
from recorder.pages.fragments import is_plain
from recorder.pages.includes import BLOCKS, FAILURES, INCLUDE, Page, runs_shown_by
from recorder.paths import FRAGMENTS, PAGES, SNIPPETS, files_below

HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
"""Control characters, and what turns the direction of a text: it is read as it does not stand."""


def check_pages(pages: tuple[Page, ...], catalog: Catalog, fragments: Set[str]) -> None:
    """Check every include of every page, and that every snippet is catalogued, sound and shown.

    `fragments` are the names of all that will be written below ``build/pages/``.
    """
    raise_all(
        [
            *_faults_of_snippets(catalog),
            *_faults_of_includes(pages, {f"{FRAGMENTS.as_posix()}/{name}" for name in fragments}),
            *_faults_of_catalog(pages, catalog),
        ]
    )


def _faults_of_snippets(catalog: Catalog) -> Iterator[str]:
    entries: dict[str, Entry] = {}
    for entry in catalog.entries:
        entries.setdefault(entry.path, entry)
    for path, entry in entries.items():
        if not Path(path).is_file():
            yield f"{SHOWN}:{entry.line}: {path} does not exist; write it or remove the entry"
        else:
            yield from faults_of_source(Path(path))
    for found in files_below(SNIPPETS, "**/*.py"):
        if found.is_dir():
            yield f"{found.as_posix()}: a folder with the name of a file; rename it"
        elif found.name != "__init__.py" and found.as_posix() not in entries:
            yield f"{found.as_posix()}: not in {SHOWN}; add a [[snippet]] entry"


def faults_of_source(path: Path) -> Iterator[str]:
    """Yield what keeps a snippet from being run or shown, with its line."""
    shown = path.as_posix()
    try:
        text = read_source(path)
    except AuthorError as error:
        yield str(error)
    else:
        for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
            if not is_plain(line):
                yield f"{shown}:{number}: a page would take it for an include; write it otherwise"
            if hidden := HIDDEN.search(line):
                yield f"{shown}:{number}: holds {hidden[0]!a}, unseen; write it as an escape"


def _faults_of_includes(pages: tuple[Page, ...], fragments: Set[str]) -> Iterator[str]:
    for page in pages:
        for number, line in enumerate(page.lines, 1):
            where = f"{page.path.as_posix()}:{number}"
            if hidden := HIDDEN.search(line):
                yield f"{where}: holds {hidden[0]!a}, which nobody sees; remove it"
            if "-8<-" not in line:
                continue
            match = INCLUDE.match(line)
            if not match:
                yield (
                    f"{where}: {line.strip()!r} includes nothing; "
                    'write --8<-- "path" on a line of its own'
                )
            elif fault := _fault_of(match[1], fragments):
                yield f"{where}: includes {match[1]!r}; {fault}"


def _fault_of(target: str, fragments: Set[str]) -> str | None:
    """Return what is wrong with an include, or None."""
    if target.startswith("build/"):
        if target in fragments:
            return None
        return f"nothing in {SHOWN} makes it{_nearest(target, fragments)}"
    path = Path(target)
    if path.is_absolute() or ".." in path.parts or path.parts[:1] != SNIPPETS.parts:
        return "a page includes what lies below snippets/ or build/pages/; correct the path"
    if not _is_file(path):
        others = {each.as_posix() for each in files_below(SNIPPETS, "*/*.py")}
        return f"there is no such file{_nearest(target, others)}"
    return None


def _faults_of_catalog(pages: tuple[Page, ...], catalog: Catalog) -> Iterator[str]:
    targets = {include.target for page in pages for include in page.includes}
    for failure in catalog.failures:
        fragment = f"{FRAGMENTS.as_posix()}/{FAILURES}/{failure.id}.md"
        if fragment not in targets:
            yield f'{SHOWN}:{failure.line}: no page shows {failure.id!r}; include "{fragment}"'
        for run in filter(None, (failure.fails, failure.mended)):
            targets.add(f"{FRAGMENTS.as_posix()}/{BLOCKS}/{snippet_of(run)}.md")
            targets.add(f"{FRAGMENTS.as_posix()}/runs/{run}.md")
    shown = {run for target in targets for run in runs_shown_by(target)}
    for entry in catalog.entries:
        where = f"{SHOWN}:{entry.line}"
        block = f"{FRAGMENTS.as_posix()}/{BLOCKS}/{entry.name}.md"
        if not entry.label and block not in targets:
            yield f'{where}: no page shows {entry.path}; include "{block}" in a page'
        elif entry.id not in shown:
            run = f"{FRAGMENTS.as_posix()}/runs/{entry.id}.md"
            yield f'{where}: no page shows the run {entry.id!r}; include "{run}", or remove it'
        if entry.show.explained and not _has_section(entry.show.explained):
            yield (
                f"{where}: explained = {entry.show.explained!r} leads to no section below "
                f"{PAGES.as_posix()}/; correct it"
            )


def _has_section(target: str) -> bool:
    page, _, section = target.partition("#")
    file = PAGES / page
    inside = ".." not in Path(page).parts
    found = inside and PAGES in file.parents and _is_file(file)
    return found and f"{{ #{section} }}" in file.read_text(encoding="utf-8")


def _is_file(path: Path) -> bool:
    """Tell whether a file is there; a name that no file can have is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):  # before 3.14, too long a name or one with NUL
        return False


def _nearest(name: str, known: Set[str]) -> str:
    """Return the remedy: the most similar name, if one is similar."""
    close = difflib.get_close_matches(name, sorted(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else "; correct the include or remove it"
