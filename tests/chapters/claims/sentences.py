"""Tells which sentences of a page say how Python behaves: all but those of a few forms."""

import operator
import re

import attrs

from tests.chapters.prose import CODE, LINK, ROOT, Block, parse, plain, read_page, sentences

LINKS_ALONE = re.compile(r"[\s·,.;:()&|]*")
POINTERS = (
    re.compile(r"\*\*In the figures?\.\*\*"),
    re.compile(r"\*\*(?:Next|It fails|Mended|In your program)[:.]\*\*.*"),
    re.compile(r"After this page you .*"),
    re.compile(r"\*\*“[^”]*”\*\*"),
)
"""Labels, what a page is for, what the next one does, and what is quoted to be contradicted."""
FREE_KINDS = ("heading", "question")
FREE_SECTIONS = ("standard-library",)


@attrs.frozen
class Sentence:
    """One that needs something to rest on, and where it stands."""

    text: str
    block: Block


def claims_of(page: str) -> list[Sentence]:
    """Return every sentence of a page that must rest on something, in order."""
    return claims_in(read_page(page).blocks)


def rest_of(page: str) -> list[str]:
    """Return everything else that a page says or shows, in order.

    That is headings, questions, what forms free, and what is included, with the words above it.
    """
    claimed = {(each.block, each.text) for each in claims_of(page)}
    blocks = read_page(page).blocks
    said = [
        (block.line, text)
        for block in blocks
        for text in parts_of(block)
        if (block, text) not in claimed
    ]
    for line, target in read_page(page).alone:
        above = [parts_of(block)[-1] for block in blocks if block.line < line]
        said.append((line, f"⟨{target}⟩ below: {above[-1]}"))
        said += [(line, f"⟨{target}⟩ shows: {name}") for name in programs_of_error(target)]
    return [text for _, text in sorted(said, key=operator.itemgetter(0))]


def programs_of_error(target: str) -> list[str]:
    """Return the programs that an entry of the error index shows: what fails, and what mends it."""
    if "/failures/" not in target:
        return []
    text = (ROOT / target).read_text(encoding="utf-8")
    return re.findall(r'--8<-- "snippets/(\w+/\w+)\.py"', text)


def claims_in_text(name: str, text: str) -> list[Sentence]:
    """Return the same of a text."""
    return claims_in(parse(name, text).blocks)


def claims_in(blocks: tuple[Block, ...]) -> list[Sentence]:
    """Return the sentences of these blocks that no form frees."""
    return [
        Sentence(text, block)
        for block in blocks
        if block.kind not in FREE_KINDS and block.section.id not in FREE_SECTIONS
        for text in parts_of(block)
        if not is_free(text)
    ]


def parts_of(block: Block) -> list[str]:
    """Return the sentences of a block; a row of a table is one, since its cells belong together."""
    return [block.text] if block.kind in ("row", "head") else sentences(block)


def is_free(text: str) -> bool:
    """Tell whether the form of a sentence shows that it claims nothing."""
    if plain(text).rstrip("”*)").endswith("?") and "." not in CODE.sub("", plain(text)):
        return True
    if LINKS_ALONE.fullmatch(LINK.sub("", CODE.sub("", text))):
        return True
    return any(pattern.fullmatch(text) for pattern in POINTERS)
