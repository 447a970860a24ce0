"""Reads what authors wrote: each page as blocks of prose in their sections, and as sentences."""

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import attrs
import yaml

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "en"
OF_ROOT = ("README.md", "CONTRIBUTING.md")
INCLUDE = re.compile(r'^\s*--8<-- "([^"]+)"$')
HEADING = re.compile(r"^(#+) (.+?)(?: \{ #([\w-]+)(?: [^}]*)?\})?$")
FOLD = re.compile(r'^\s*(?:\?\?\?\+?|!!!|===) ?(\w*)(?: "(.*)")?$')
ITEM = re.compile(r"^\s*(?:[-*]|\d+\.) +(.*)$")
RULE = re.compile(r"^\s*\|[-:| ]+\|$")
BLOCK = re.compile(r"^\s*/{3,}(?: html \| .*)?$")
FENCE = re.compile(r"^\s*(```+|~~~+)")
ATTRIBUTES = re.compile(r"\{ ?[.#:][^{}]*\}|\{ (?:download|markdown)[^{}]*\}")
LINK = re.compile(r"\[((?:`+[^`]*`+|\\.|[^\[\]])*)\](?:\(([^()\s]*)\)|\[([\w.]*)\])")
CODE = re.compile(r"(`+)(.+?)\1")
TAG = re.compile(r"<[^<>]+>")
END = re.compile(r"(?<=[.!?:])([\"”’)*_]*)\s+(?=[\"“‘(*_]*[A-Z0-9\x00⟨π])")
ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|etc|vs|No)\.$")

Kind = Literal["description", "heading", "fold", "question", "paragraph", "item", "row", "head"]


@attrs.frozen(kw_only=True)
class Section:
    """What stands from one heading to the next one."""

    page: str
    id: str
    heading: str
    level: int
    above: tuple[str, ...] = ()
    """The ids of the sections that it is part of, without the page's."""


@attrs.frozen(kw_only=True)
class Block:
    """A paragraph, an item, a row of a table, a heading or the title of a fold."""

    page: str
    line: int
    section: Section
    kind: Kind
    text: str
    """As it is written, on one line; ``⟨…⟩`` stands for what is included into a sentence."""

    @property
    def place(self) -> str:
        """Where an author finds it."""
        return f"{path_of(self.page).relative_to(ROOT)}:{self.line}"


@attrs.frozen
class Page:
    """The prose of a page, and what each section includes."""

    name: str
    blocks: tuple[Block, ...]
    includes: tuple[tuple[Section, str], ...]
    alone: tuple[tuple[int, str], ...]
    """What is included between paragraphs, with its line."""

    @property
    def sections(self) -> dict[str, Section]:
        """Return its sections by id."""
        return {block.section.id: block.section for block in self.blocks}


@functools.cache
def read_page(name: str) -> Page:
    """Read a page below ``docs/en/``, or one of the files beside it that people read first."""
    return parse(name, path_of(name).read_text(encoding="utf-8"))


def path_of(name: str) -> Path:
    """Return where a page is written."""
    return ROOT / name if is_of_root(name) else PAGES / name


def is_of_root(name: str) -> bool:
    """Tell a file of the root, as ``README.md`` is, from a page of the site."""
    return name in OF_ROOT


def parse(name: str, text: str) -> Page:
    """Split a page into its blocks; whatever is included stands aside."""
    lines = text.splitlines()
    section = Section(page=name, id="", heading="", level=0)
    blocks: list[Block] = []
    includes: list[tuple[Section, str]] = []
    alone: list[tuple[int, str]] = []
    buffer: list[str] = []
    kind: Kind = "paragraph"
    begun = 1

    def add(number: int, what: Kind, content: str) -> None:
        content = " ".join(content.split())
        if content:
            blocks.append(Block(page=name, line=number, section=section, kind=what, text=content))

    def flush() -> None:
        if buffer:
            add(begun, kind, " ".join(buffer))
        buffer.clear()

    start = 0
    if lines and lines[0] == "---":
        start = lines.index("---", 1) + 1
        front = yaml.safe_load("\n".join(lines[1 : start - 1]))
        add(2, "description", str(front.get("description", "")))
    fence = ""
    for number, line in enumerate(lines[start:], start + 1):
        bare = ATTRIBUTES.sub("", line).strip()
        if found := FENCE.match(line):
            flush()
            fence = "" if fence and found[1].startswith(fence) else fence or found[1]
        elif fence:
            continue
        elif found := INCLUDE.match(line):
            includes.append((section, found[1]))
            if buffer or goes_on(lines, number):
                if not buffer:
                    kind, begun = "paragraph", number
                buffer.append(f"⟨{found[1]}⟩")
            else:
                alone.append((number, found[1]))
        elif found := HEADING.match(line):
            flush()
            level = len(found[1])
            above = {each.id: each for block in blocks if (each := block.section)}
            parents = [section.id, *section.above] if section.id else []
            section = Section(
                page=name,
                id=found[3] or "",
                heading=found[2],
                level=level,
                above=tuple(each for each in parents if 1 < above[each].level < level),
            )
            add(number, "heading", found[2])
        elif found := FOLD.match(line):
            flush()
            add(number, "question" if found[1] == "question" else "fold", found[2] or "")
        elif not bare or RULE.match(line) or BLOCK.match(line):
            flush()
        elif bare.startswith("|"):
            flush()
            header = number < len(lines) and RULE.match(lines[number])
            add(number, "head" if header else "row", bare)
        elif bare.startswith("<") and not bare.startswith(("<sup", "<br", "<kbd", "<code")):
            flush()
            add(number, "paragraph", TAG.sub(" ", bare))
        elif found := ITEM.match(ATTRIBUTES.sub("", line)):
            flush()
            kind, begun = "item", number
            buffer.append(found[1])
        else:
            if not buffer:
                kind, begun = "paragraph", number
            buffer.append(bare)
    flush()
    return Page(name, tuple(blocks), tuple(includes), tuple(alone))


def goes_on(lines: list[str], number: int) -> bool:
    """Tell whether the line after this one is part of the same sentence."""
    following = lines[number].strip() if number < len(lines) else ""
    structure = (INCLUDE, HEADING, FOLD, ITEM, FENCE, BLOCK)
    if not following or following.startswith(("|", "<", "{")):
        return False
    return not any(pattern.match(following) for pattern in structure)


def sentences(block: Block) -> list[str]:
    """Return the sentences of a block, as they are written; the cells of a row count as such."""
    if block.kind in ("row", "head"):
        cells = re.split(r"(?<!\\)\|", block.text.strip().strip("|"))
        return [cell.strip() for cell in cells if cell.strip()]
    return split(block.text)


def split(text: str) -> list[str]:
    """Split a text into sentences; what stands in code and links ends none."""
    hidden: list[str] = []

    def hide(found: re.Match[str]) -> str:
        hidden.append(found[0])
        return f"\x00{len(hidden) - 1}\x01"

    def show(part: str) -> str:
        while "\x00" in part:
            part = re.sub(r"\x00(\d+)\x01", lambda found: hidden[int(found[1])], part)
        return part

    masked = LINK.sub(hide, CODE.sub(hide, text))
    parts: list[str] = []
    begin = 0
    for found in END.finditer(masked):
        before = masked[begin : found.start()]
        if ABBREVIATED.search(before) or before.endswith(":"):
            continue
        parts.append(masked[begin : found.end(1)])
        begin = found.end()
    parts.append(masked[begin:])
    return [show(part).strip() for part in parts if part.strip()]


def plain(text: str) -> str:
    """Return a text without targets of links, emphasis and attributes; code keeps its ticks."""
    text = LINK.sub(lambda found: found[1], ATTRIBUTES.sub("", text))
    return re.sub(r"\*+", "", TAG.sub("", text)).replace("&nbsp;", " ")


def code_words(text: str) -> Iterator[str]:
    """Yield what stands in backticks."""
    for found in CODE.finditer(text):
        yield found[2].strip()
