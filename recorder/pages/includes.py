"""Reads the pages once: what they include, and in which section they show which run."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs
from markupsafe import Markup

from recorder.catalog.entries import METHODS, snippet_of
from recorder.catalog.failures import Failure
from recorder.errors import AuthorError
from recorder.paths import FRAGMENTS, PAGES, PUBLISHED_SNIPPETS, PUBLISHED_TRACES, files_below

INCLUDE = re.compile(r"^\s*-+8<-+\s+[\"']([^\"']+)[\"']\s*$")
HEADING = re.compile(r"(#+) (.+?) \{ #([\w-]+) \}$")
RUN = re.compile(r"runs/([\w/]+(?:\.[a-z]\w*)?)$")
BLOCKS = "snippets"
"""Folder of the fragments that show a snippet with its code, output and verdict."""
FAILURES = "failures"
"""Folder of the fragments that show an entry of the error index."""
RUN_PARTS = ("bars", "stacks", "table", "timeline", "each")
"""What the fragments of a run are called, besides its output."""


@attrs.frozen
class Include:
    """One line that includes something; lines count from 1."""

    line: int
    target: str


@attrs.frozen
class Page:
    """One Markdown file below ``docs/en/``."""

    path: Path
    lines: tuple[str, ...]

    @property
    def includes(self) -> list[Include]:
        """Return every include, in order."""
        found = ((n, INCLUDE.match(line)) for n, line in enumerate(self.lines, 1))
        return [Include(n, match[1]) for n, match in found if match]


@attrs.frozen(kw_only=True)
class Section:
    """The part of a page that shows a run."""

    page: str
    title: Markup = attrs.field(converter=Markup)
    """Of the page, in its own Markdown, as its heading."""
    id: str
    heading: Markup = attrs.field(converter=Markup, default=Markup())


def read_pages() -> tuple[Page, ...]:
    """Return every page of the project in the current folder."""
    pages = []
    for path in files_below(PAGES, "**/*.md"):
        if not path.is_file() or {PUBLISHED_SNIPPETS, PUBLISHED_TRACES} & set(path.parents):
            continue
        try:
            text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
            # Not splitlines(): it takes signs away that nobody sees.
            pages.append(Page(path, tuple(text.removesuffix("\n").split("\n"))))
        except OSError as error:
            raise AuthorError(f"{path}: could not be read: {error.strerror}") from None
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            raise AuthorError(f"{path}:{line}: not UTF-8; save the page as UTF-8") from None
    return tuple(pages)


def runs_shown_by(target: str) -> list[str]:
    """Return the ids of the runs that an include shows."""
    run = _run_shown_by(target)
    if run and run.endswith(".each"):
        return [run.removesuffix("each") + method for method in METHODS]
    return [run] if run else []


def _run_shown_by(target: str) -> str | None:
    prefix = f"{FRAGMENTS.as_posix()}/"
    if not target.startswith(prefix) or not target.endswith(".md"):
        return None
    name = target.removeprefix(prefix).removesuffix(".md")
    if name.startswith(f"{BLOCKS}/"):
        return name.removeprefix(f"{BLOCKS}/")
    stem, _, part = name.rpartition(".")
    match = RUN.match(stem if part in RUN_PARTS and part != "each" else name)
    return match[1] if match else None


def find_sections(pages: tuple[Page, ...], failures: Iterable[Failure] = ()) -> dict[str, Section]:
    """Return where each run is shown first; landing page, pictures, error index count at last."""
    sections: dict[str, Section] = {}
    for section, target in _includes_with_sections(pages):
        for each in runs_shown_by(target):
            known = sections.get(each)
            if known is None or known.id == "in-one-picture":
                sections[each] = section
    places = sections_of_failures(pages)
    for failure in failures:
        for run in filter(None, (failure.fails, failure.mended)):
            if failure.id in places:
                sections.setdefault(run, places[failure.id])
                sections.setdefault(snippet_of(run), places[failure.id])
    return sections


def sections_of_failures(pages: tuple[Page, ...]) -> dict[str, Section]:
    """Return the section of each entry of the error index, by the entry's id."""
    prefix, end = f"{FRAGMENTS.as_posix()}/{FAILURES}/", ".md"
    return {
        target.removeprefix(prefix).removesuffix(end): section
        for section, target in _includes_with_sections(pages)
        if target.startswith(prefix)
    }


def _includes_with_sections(pages: tuple[Page, ...]) -> Iterator[tuple[Section, str]]:
    """Yield what pages include and in which section, the landing page's at last."""
    for page in sorted(pages, key=lambda page: page.path.stem == "index"):
        if page.path.parent != PAGES:
            continue
        title, heading, section = page.path.stem, "", ""
        for line in page.lines:
            if found := HEADING.match(line):
                heading, section = found[2], found[3]
                title = found[2] if found[1] == "#" else title
            if include := INCLUDE.match(line):
                yield (
                    Section(page=page.path.name, title=title, id=section, heading=heading),
                    include[1],
                )
