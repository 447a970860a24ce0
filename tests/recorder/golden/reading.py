"""Reads golden texts as a reader of the page would: fragments, tables by their heads, drawings."""

import html
import re
from pathlib import Path
from typing import Any

import attrs

TEXTS = Path(__file__).parent / "texts"


def fragments_in(file: str) -> dict[str, str]:
    """Return the fragments of a golden file, by name."""
    text = (TEXTS / file).read_bytes().decode("utf-8")
    parts = re.split(r"^==== (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], (part[:-1] for part in parts[2::2]), strict=True))


def plainly(cell: str) -> str:
    """Return a cell as a reader sees it, small letters below a line break."""
    cell = cell.replace("<br>", "\n").replace("<wbr>", "")
    return html.unescape(re.sub(r"<[^>]*>", "", cell)).replace("\u00a0", " ").strip()


def tables_in(text: str) -> list[list[dict[str, str]]]:
    """Return the rows of each Markdown table, its cells by their heads."""
    tables = []
    for block in re.findall(r"(?:^\|.*\n)+", text, flags=re.MULTILINE):
        head, _, *rows = (
            [plainly(cell) for cell in line.strip().strip("|").split("|")]
            for line in block.splitlines()
        )
        tables.append([dict(zip(head, row, strict=True)) for row in rows])
    return tables


def find(within: Any, tag: str, kind: str = "") -> list[Any]:
    """Return the elements with a tag within another, of a class if one is given."""
    of_class = f"[contains(concat(' ', @class, ' '), ' {kind} ')]" if kind else ""
    found: list[Any] = within.xpath(f"descendant::{tag}{of_class}")
    return found


@attrs.frozen
class Box:
    """One rectangle of a path."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width


def boxes_in(path: str) -> list[Box]:
    """Return the rectangles of a path."""
    found = re.findall(r"M([\d.-]+) ([\d.-]+)h([\d.]+)v([\d.]+)h-[\d.]+z", path)
    return [Box(*map(float, each)) for each in found]
