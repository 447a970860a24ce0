"""Changes numbers, words, names and lines of any text: pages, templates, styles, catalogs, data."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.mutants.mutant import Mutant, splice

Span = tuple[int, int, str]
"""Where a part of a text begins and ends, and what comes in its place."""

PAIRS = (
    ("max", "min"),
    ("first", "last"),
    ("before", "after"),
    ("always", "never"),
    ("more", "less"),
    ("parent", "child"),
    ("above", "below"),
    ("left", "right"),
    ("true", "false"),
    ("fork", "spawn"),
    ("start", "end"),
    ("faster", "slower"),
    ("larger", "smaller"),
    ("processes", "threads"),
    ("succeeds", "hangs"),
    ("none", "block"),
    ("width", "height"),
    ("and", "or"),
    ("with", "without"),
    ("every", "no"),
    ("can", "cannot"),
    ("is", "is not"),
)
"""Words of which a careless author writes the other one."""
OTHER = {one: other for pair in PAIRS for one, other in (pair, pair[::-1])}
WORD = re.compile(r"(?<![\w-])(" + "|".join(sorted(OTHER, key=len, reverse=True)) + r")(?![\w-])")
NUMBER = re.compile(r"(?<![\w.#-])\d+(?:\.\d+)?(?![\w.]*\w)")
CODE = re.compile(r"`([^`\n]+)`")
EXPRESSION = re.compile(r"\{\{ (.+?) \}\}")
CONDITION = re.compile(r"\{%-? (?:el)?if ")
HASH = r"^[ \t]*#(?!!)[^\n]*$"
STYLE = r"[ \t]*/\*.*?\*/"
NO_CHANGE = {
    ".jinja": r"[ \t]*\{#.*?#\}",
    ".html": r"[ \t]*(?:\{#.*?#\}|<!--.*?-->)",
    ".md": r"<!--.*?-->",
    ".css": STYLE,
    ".js": rf"{STYLE}|^[ \t]*//[^\n]*$",
    ".toml": rf"{HASH}|^excerpt = [^\n]*$",
    ".yml": HASH,
    ".txt": rf"{HASH}|^ +--hash=[^\n]*$",  # a package that has another one is refused
    "": HASH,
}
"""Comments of each kind of file; and how many lines of a long output a catalog shows."""
REMOVED_WHOLE = {".css", ".js", ".toml", ".yml", ".jinja", ".html", ".txt"}
"""Kinds of files in which a line says something by itself."""


def changes_of_words(path: Path, text: str) -> Iterator[Mutant]:
    """Yield the file with each number, word, name or line changed once."""
    kinds = {
        "number": _replaced(NUMBER, text, _another_number),
        "word": _replaced(WORD, text, lambda word: OTHER[word]),
        "code": _exchanged(CODE, text),
        "expression": _exchanged(EXPRESSION, text),
        "condition": _replaced(CONDITION, text, lambda words: f"{words}not "),
        "line": _lines(text) if path.suffix in REMOVED_WHOLE else iter(()),
    }
    comments = re.compile(NO_CHANGE.get(path.suffix, r"(?!)"), re.MULTILINE | re.DOTALL)
    silent = [found.span() for found in comments.finditer(text)]
    for kind, spans in kinds.items():
        for place, (start, end, new) in enumerate(spans):
            if any(first <= start and end <= last + 1 for first, last in silent):
                continue
            yield Mutant(path, kind, place, text, partial(splice, text, start, end, new))


def _another_number(number: str) -> str:
    return str(int(number) + 1) if number.isdigit() else f"{10 * float(number):g}"


def _replaced(pattern: re.Pattern[str], text: str, other: Callable[[str], str]) -> Iterator[Span]:
    for found in pattern.finditer(text):
        yield found.start(), found.end(), other(found[0])


def _exchanged(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """Yield each thing with the next other one of its kind in its place."""
    found = list(pattern.finditer(text))
    for place, here in enumerate(found):
        others = (each[1] for each in found[place + 1 :] + found[:place] if each[1] != here[1])
        if other := next(others, None):
            yield here.start(1), here.end(1), other


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start, start + len(line), ""
        start += len(line)
