"""A built page as a reader meets it: headings, code, outputs, tables, figures, in order."""

import functools
import re
from collections.abc import Iterator
from pathlib import Path

import attrs
from lxml import html

FIGURES = ("timeline", "bars", "charts", "points")
LINES = ("foot", "circumstances", "outcome", "said", "threads", "provenance")
"""Classes of lines that are made, the special one first."""


@attrs.frozen
class Item:
    """One thing on a page, the section that it stands in, and the folds and tabs around it."""

    kind: str
    element: html.HtmlElement
    section: str
    folds: tuple[str, ...]
    tabs: tuple[str, ...]

    @property
    def text(self) -> str:
        """What it says, in one line."""
        return text_of(self.element)

    @property
    def classes(self) -> set[str]:
        """Classes of its element."""
        return classes_of(self.element)


def text_of(element: html.HtmlElement | None) -> str:
    """Return what an element says, in one line, without a heading's mark."""
    assert element is not None
    text = "".join(element.itertext()).replace("\N{PILCROW SIGN}", "")
    return " ".join(text.split())


def classes_of(element: html.HtmlElement) -> set[str]:
    """Return the classes of an element."""
    return set((element.get("class") or "").split())


def items_of(page: html.HtmlElement) -> list[Item]:
    """Return everything that stands in a page's article, in order."""
    section = ""
    found = []
    (article,) = page.xpath("//article")
    for kind, element, folds, tabs in _walk(article, (), ()):
        if kind == "heading":
            section = element.get("id") or ""
        found.append(Item(kind, element, section, folds, tabs))
    return found


Around = tuple[str, ...]


def _walk(
    parent: html.HtmlElement, folds: Around, tabs: Around
) -> Iterator[tuple[str, html.HtmlElement, Around, Around]]:
    for element in parent:
        if not isinstance(element.tag, str):
            continue
        kind = kind_of(element)
        if kind:
            yield kind, element, folds, tabs
            continue
        if "tabbed-set" in classes_of(element):
            labels = [text_of(each) for each in element.xpath("./div[1]/label")]
            blocks = element.xpath("./div[2]/div")
            assert len(labels) == len(blocks), f"{labels}: {len(blocks)} tabs"
            for label, block in zip(labels, blocks, strict=True):
                yield "tab", block, folds, (*tabs, label)
                yield from _walk(block, folds, (*tabs, label))
        elif element.tag == "details":
            summary = text_of(element.find("summary"))
            yield "fold", element, folds, tabs
            yield from _walk(element, (*folds, summary), tabs)
        else:
            yield from _walk(element, folds, tabs)


def kind_of(element: html.HtmlElement) -> str:
    """Return what an element is, or nothing for one that only holds others."""
    classes = classes_of(element)
    if re.fullmatch(r"h[1-6]", str(element.tag)):
        return "heading"
    if "highlight" in classes and element.tag == "div":
        if element.xpath("./span[@class='filename']"):
            return "code"
        return "console" if "language-console" in classes else "fence"
    if element.tag == "figure":
        return next((each for each in FIGURES if each in classes), "figure")
    for name in ("where", "measured", "doc"):
        if name in classes:
            return name
    if element.tag in ("table", "summary", "script", "style"):
        return {"table": "own table"}.get(element.tag, element.tag)
    if element.tag == "p":
        if line := next((each for each in LINES if each in classes), ""):
            return line
        if element.xpath("./a[@class='download'] and ./button[@class='copy']"):
            return "row"
        # Within a fold or a tab, the builder puts a paragraph around what is no paragraph.
        inner = element.xpath(".//figure | .//details | .//div")
        return "" if inner else "prose"
    if element.tag == "li" and not element.xpath("./p | ./div | ./ul | ./ol"):
        return "prose"
    return ""


def code_of(item: Item) -> list[str]:
    """Return the lines of a block of code."""
    (code,) = item.element.xpath(".//code")
    return "".join(code.itertext()).rstrip("\n").split("\n")


def title_of(item: Item) -> str:
    """Return the name of the file above a block of code."""
    return text_of(item.element.xpath("./span[@class='filename']")[0])


@attrs.frozen
class Cell:
    """One cell: its text, and what stands below it in small letters."""

    text: str
    below: str


def table_of(item: Item) -> tuple[list[str], list[list[Cell]]]:
    """Return the heads and the rows of a table."""
    (table,) = item.element.xpath(".//table")
    heads = [text_with_breaks(each) for each in table.xpath("./thead/tr/th")]
    rows = [[cell_of(each) for each in row.xpath("./td")] for row in table.xpath("./tbody/tr")]
    for row in rows:
        assert len(row) == len(heads), f"{len(row)} cells below {heads}"
    return heads, rows


def cell_of(cell: html.HtmlElement) -> Cell:
    """Split a cell where its small letters begin."""
    small = cell.xpath("./small")
    below = text_of(small[0]) if small else ""
    whole = text_of(cell)
    return Cell(whole.removesuffix(below).strip(), below)


def text_with_breaks(element: html.HtmlElement) -> str:
    """Return what an element says, with a space where a line ends."""
    parts = [element.text or ""]
    for child in element:
        parts += [" " if child.tag == "br" else "", "".join(child.itertext()), child.tail or ""]
    return " ".join("".join(parts).split())


@functools.cache
def lines_of(path: Path) -> list[str]:
    """Return the lines of a text file."""
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")
