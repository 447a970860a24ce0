"""Chooses few pages that show together what all pages show."""

from pathlib import Path

from lxml import html

Kind = tuple[str, str, str]
"""A tag, its classes and those of what holds it: the styles know no more of an element."""


def kinds_on(page: Path) -> set[Kind]:
    """Return every kind of element of a page."""
    body = html.fromstring(page.read_bytes()).find("body")
    assert body is not None
    return {
        (str(each.tag), each.get("class", ""), holder.get("class", ""))
        for each in body.iterdescendants()
        if isinstance(each.tag, str) and (holder := each.getparent()) is not None
    }


def pages_with_every_kind(site: Path, names: list[str]) -> list[str]:
    """Return pages on which each kind of element of all pages stands, each time the richest."""
    kinds = {name: kinds_on(site / name) for name in names}
    missing = set[Kind]().union(*kinds.values())
    chosen = []
    while missing:
        richest = max(names, key=lambda name: len(kinds[name] & missing))
        chosen.append(richest)
        missing -= kinds[richest]
    return chosen
