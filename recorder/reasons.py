"""Lists the snippets that start processes and have no timeline, with the reason."""

from pathlib import Path

from recorder.catalog import Catalog
from recorder.fragments import FRAGMENTS
from recorder.pages import REASONS
from recorder.publish import replace_files
from recorder.where_it_works import find_sections


def write_reasons(root: Path, catalog: Catalog) -> None:
    """Write ``build/timelines/without.md``: one row for each reason, with its snippets.

    Raises
    ------
    AuthorError
        The file cannot be written.
    """
    sections = find_sections(root)
    by_reason: dict[str, list[str]] = {}
    for entry in catalog.snippet:
        if entry.no_timeline:
            name = entry.name.partition("/")[2]
            section = sections.get(entry.id)
            # The page that includes this lies one folder below the chapters.
            link = f"[`{name}`](../{section.page}#{section.id})" if section else f"`{name}`"
            by_reason.setdefault(entry.no_timeline, []).append(link)
    text = FRAGMENTS["reasons"].render(by_reason=by_reason)
    replace_files(root, REASONS.parent, {REASONS.name: text.encode()})
