"""Where everything lies, from the root of the project, at which every command is started."""

from pathlib import Path

CATALOG = Path("snippets", "catalog.toml")
SNIPPETS = Path("snippets")
PAGES = Path("docs", "en")
STORED_TIMINGS = Path("docs", "timings")
STORED_VERDICTS = Path("docs", "verdicts")
STORED_CLUSTERS = Path("docs", "clusters", "three-hosts.json")

BUILD = Path("build")
RUNS = BUILD / "runs"
TIMED = BUILD / "timed"
ASIDE = BUILD / "aside"
"""Where something is put together before it takes its place."""
FRAGMENTS = BUILD / "pages"
MATRIX = BUILD / "matrix.json"
TIMINGS = BUILD / "timings.json"
CLUSTERS = BUILD / "clusters.json"
FREE_THREADED = BUILD / "free-threaded"
"""A folder for each build without the lock that was tried, with what was seen."""
PYTHONS = BUILD / "pythons"
"""Environments with the packages of the snippets, one for each Python."""
LOCK = BUILD / "lock"

PUBLISHED_SNIPPETS = PAGES / "snippets"
PUBLISHED_TRACES = PAGES / "traces"

RECORDER = Path(__file__).parent
"""This folder, as an absolute path: its files are read and run, wherever a command starts."""


def files_below(folder: Path, pattern: str) -> list[Path]:
    """Return what matches in a folder, sorted, without names that begin with a dot.

    Editors and file systems put such files beside those that they are about.
    """
    return sorted(
        path
        for path in folder.glob(pattern)
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
