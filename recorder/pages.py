"""Checks, before anything runs, that pages, snippets and catalog fit together."""

import difflib
import re
from pathlib import Path

from recorder.catalog import Catalog
from recorder.errors import raise_all
from recorder.recordings import RECORDINGS

MATRIX_FRAGMENTS = Path("build", "matrix")
TIMINGS = Path("build", "timings")
REASONS = Path("build", "timelines", "without.md")
INCLUDE = re.compile(r"^\s*-+8<-+\s+[\"']([^\"']+)[\"']\s*$")


def find_includes(page: Path) -> list[tuple[int, str]]:
    """Return every include of a page as its line, from 1, and its target."""
    lines = page.read_text(encoding="utf-8").splitlines()
    return [(n, m[1]) for n, line in enumerate(lines, 1) if (m := INCLUDE.match(line))]


def check_pages(root: Path, catalog: Catalog) -> None:
    """Check every include of every page, and that every snippet is catalogued and shown.

    Raises
    ------
    AuthorError
        Names each fault with its file, line and remedy.
    """
    problems = []
    shown = set()
    recordings = _recordings(catalog)
    pages = [page for page in sorted(root.glob("docs/**/*.md")) if page.is_file()]
    for page in pages:
        for line, text in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
            if "-8<-" in text and not INCLUDE.match(text):
                problems.append(
                    f"{page.relative_to(root)}:{line}: {text.strip()!r} includes nothing; "
                    'write --8<-- "path" on a line of its own'
                )
        for line, target in find_includes(page):
            shown.add(target.partition(":")[0])
            fault = _fault_of(root, target, recordings)
            if fault:
                problems.append(f"{page.relative_to(root)}:{line}: includes {target!r}; {fault}")
    catalogued = {entry.path for entry in catalog.snippet}
    for path in sorted((root / "snippets").rglob("*.py")):
        name = path.relative_to(root).as_posix()
        if path.name == "__init__.py":
            continue
        if name not in catalogued:
            problems.append(f"{name}: not in snippets/catalog.toml; add a [[snippet]] entry")
        elif name not in shown:
            problems.append(f"{name}: no page shows it; include it in a page below docs/")
    for entry in catalog.snippet:
        if entry.explained and not _has_section(root, entry.explained):
            problems.append(
                f"snippets/catalog.toml: {entry.id!r}: explained = {entry.explained!r} leads to "
                "no section below docs/en/; correct it"
            )
        output = f"{RECORDINGS.as_posix()}/{entry.id}/"
        if not any(target.startswith(output) for target in shown):
            problems.append(
                f"snippets/catalog.toml: {entry.id!r}: no page shows this recording; "
                f'include "{output}output.md" in a page, or remove the entry'
            )
    raise_all(problems)


def _recordings(catalog: Catalog) -> set[str]:
    """Return the path of every fragment that this catalog leads to."""
    names, timings = set(), set()
    matrix = {"overview.md", "defaults.md"} | {f"{entry.name}.md" for entry in catalog.snippet}
    for entry in catalog.snippet:
        names |= {f"{entry.id}/output.md"} | ({f"{entry.id}/table.md"} if entry.table else set())
        for suffix in entry.timeline_suffixes.values():
            names.add(f"{entry.id}/timeline{suffix}.md")
    for comparison in catalog.comparison:
        timings |= {
            f"{TIMINGS.as_posix()}/{comparison.id}{kind}.md"
            for kind in comparison.fragment_suffixes
        }
    recordings = {f"{RECORDINGS.as_posix()}/{name}" for name in names}
    others = {f"{MATRIX_FRAGMENTS.as_posix()}/{name}" for name in matrix}
    return recordings | timings | others | {REASONS.as_posix()}


def _has_section(root: Path, target: str) -> bool:
    page, _, section = target.partition("#")
    file = root / "docs" / "en" / page
    return file.is_file() and f"{{ #{section} }}" in file.read_text(encoding="utf-8")


def _fault_of(root: Path, target: str, recordings: set[str]) -> str | None:
    """Return what is wrong with an include, or None."""
    path, _, section = target.partition(":")
    if path.startswith("build/"):
        if path in recordings:
            return None
        return f"nothing in snippets/catalog.toml makes it{_nearest(path, recordings)}"
    file = root / path
    if not file.is_file():
        others = {p.relative_to(root).as_posix() for p in root.glob("snippets/*/*.py")}
        return f"there is no such file{_nearest(path, others)}"
    if section:
        marks = re.findall(r"-8<-+ +\[start: *([\w-]+)\]", file.read_text(encoding="utf-8"))
        if section not in marks:
            return f"{path} has no section {section!r}{_nearest(section, set(marks))}"
    return None


def _nearest(name: str, known: set[str]) -> str:
    """Return the remedy: the most similar name, if one is similar."""
    close = difflib.get_close_matches(name, sorted(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else "; correct the include or remove it"
