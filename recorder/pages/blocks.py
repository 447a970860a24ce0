"""Renders what shows a snippet: code, output, download, command, verdict; and the reference."""

from pathlib import Path

from markupsafe import Markup

from recorder.catalog.entries import METHODS, Entry
from recorder.catalog.load import Catalog
from recorder.catalog.sources import read_source
from recorder.pages.changes import changed_lines
from recorder.pages.commands import command_of, site_address
from recorder.pages.fragments import render
from recorder.pages.includes import BLOCKS, Section
from recorder.paths import SNIPPETS


def names(catalog: Catalog) -> set[str]:
    """Return the names of the fragments that `fragments` makes."""
    each = {f"runs/{e.name}.each.md" for e in catalog.entries if e.run.each_start_method}
    blocks = {f"{BLOCKS}/{name}.md" for name in catalog.names}
    return blocks | each | {f"reference/{topic}.md" for topic in _topics(catalog)}


def fragments(
    catalog: Catalog,
    sections: dict[str, Section],
    explained: dict[str, Section],
    *,
    full: bool,
) -> dict[str, Markup]:
    """Return one block for each snippet, tabs for all start methods, and a reference by topic.

    `explained` holds the section of the error index about a snippet that fails, by its name.
    """
    files = {}
    commands = {entry.name: _command(entry, full) for entry in catalog.entries if not entry.label}
    for entry in catalog.entries:
        if not entry.label:
            files[f"{BLOCKS}/{entry.name}.md"] = block_of(
                entry, entry.show.changes, explained.get(entry.name), full=full
            )
        if entry.run.each_start_method:
            text = render("each.md.jinja", entry=entry, methods=METHODS)
            files[f"runs/{entry.name}.each.md"] = text
    for topic, names in _topics(catalog).items():
        shown = [(name, sections.get(name), commands[name]) for name in names]
        files[f"reference/{topic}.md"] = render("reference.md.jinja", shown=shown)
    return files


def block_of(
    entry: Entry, variant_of: str | None, explained: Section | None = None, *, full: bool
) -> Markup:
    """Return what shows a snippet: its code, or what it changes in another, and its run."""
    source = read_source(Path(entry.path))
    changed = ""
    if variant_of:
        of = SNIPPETS / f"{variant_of}.py"
        changed = changed_lines(read_source(of), source)
    return render(
        "block.md.jinja",
        entry=entry,
        source=source,
        changed=changed,
        explained=explained,
        command=_command(entry, full),
    )


def _command(entry: Entry, full: bool) -> str:
    return command_of(entry, entry.run.args_of_page(full=full), site_address())


def _topics(catalog: Catalog) -> dict[str, list[str]]:
    topics: dict[str, list[str]] = {}
    for name in catalog.names:
        topics.setdefault(name.partition("/")[0], []).append(name)
    return topics
