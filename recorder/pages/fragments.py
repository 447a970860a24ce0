"""Renders templates: facts become the Markdown and HTML that pages include, and nothing else."""

import functools
import re
from typing import Any

import jinja2

from recorder.errors import AuthorError
from recorder.paths import RECORDER

SAFE = re.compile(r"[^\w\s.,:;/%+=×·–−…°µ≥≤±-]|_|[\t-\r\x1c-\x1f\x85\u2028\u2029]")
"""What Markdown or HTML could take for a sign of theirs, the end of a line included."""
INCLUDE = re.compile(
    r"""^([ \t]*)(;*-+8<-+(?:[ \t]+(?:"(?:\\"|[^"\n\r])+?"|'(?:\\'|[^'\n\r])+?'))?)$"""
)
UNIT = re.compile(r"(?<=\d) (?=(?:[nµm]?s|[kMG]?B|%|×)(?!\w))")
MARK = re.compile(
    r"^(.*?)(?<!;)(?!(?<=-)-)"
    r"(;*-+8<-+[ \t]+\[[ \t]*(?:start|end)[ \t]*:[ \t]*[a-z][-_0-9a-z]*[ \t]*\].*)$",
    flags=re.IGNORECASE,
)
"""What the builder takes for an include, and for the mark of a part of a file, in any text.

From `pymdownx.snippets`: RE_ALL_SNIPPETS and RE_SNIPPET_SECTION. A semicolon before
the second group makes it plain text, and is not shown.
"""


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(sorted(RECORDER.glob("*/templates"))),
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
    )
    environment.filters |= {"plain": plain, "code": code, "fence": fence_for, "text": fenced_text}
    environment.filters |= {"duration": seconds_text, "result": result_text}
    environment.filters |= {"slug": slug, "unbroken": unbroken, "breakable": breakable}
    environment.tests["number"] = is_number
    return environment


def render(template: str, **facts: Any) -> str:
    """Return what a template makes of these facts."""
    return _environment().get_template(template).render(**facts)


def plain(text: object) -> str:
    """Return text that a page shows as it is, in a sentence or in a cell, whatever it contains."""
    return SAFE.sub(lambda match: f"&#{ord(match[0])};", str(text))


def unbroken(text: str) -> str:
    """Return text whose numbers stay with their units where a table is narrow."""
    return UNIT.sub("\u00a0", text)


def breakable(text: str) -> str:
    """Return the head of a column, which may be broken within a dotted name."""
    return re.sub(r"\.(?=[a-z])", "<wbr>.", text.replace("&#95;", "&#95;<wbr>"))


def code(text: object) -> str:
    """Return text as inline code, whatever it contains, short enough for a line or two."""
    shown = str(text)
    return f"<code>{plain(shown if len(shown) <= 200 else f'{shown[:200]}…')}</code>"


def fence_for(text: str) -> str:
    """Return a run of backticks longer than any in `text`."""
    return "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))


def fenced_text(text: str) -> str:
    """Return text for a fence: what looks like an include there is shown and not followed."""
    return "\n".join(map(_escaped, text.split("\n")))


def _escaped(line: str) -> str:
    if "8<-" not in line:  # as nearly all lines
        return line
    return (INCLUDE if INCLUDE.match(line) else MARK).sub(r"\1;\2", line)


def is_plain(line: str) -> bool:
    """Tell whether the builder leaves a line of text as it is."""
    return _escaped(line) == line


def slug(text: str) -> str:
    """Return text as an id of a section: lower case, words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def seconds_text(seconds: float) -> str:
    """Return a duration with three significant digits, its unit a space away."""
    if seconds < 0.001:
        return f"{seconds * 1e6:.3g} µs"
    if seconds < 1:
        return f"{seconds * 1e3:.3g} ms"
    return f"{seconds:.3g} s"


def result_text(result: object) -> str:
    """Return what a call returned; a pair of numbers is a value and its standard error."""
    match result:
        case [float() as value, float() as error]:
            return f"{value:.6f}<br><small>± {error:.6f}</small>"
        case _:
            return code(result)


def is_number(cell: str) -> bool:
    """Tell whether a cell holds a quantity, which tables align on the right."""
    return re.match(r"^[−+-]?[\d.,]+( ?(s|ms|µs|ns|MB|kB|B|%|×))?$", cell) is not None


def table_of(where: str, output: str) -> tuple[list[str], list[list[str]]]:
    """Split printed columns, two or more spaces apart, into a head and rows of as many cells."""
    lines = [re.split(r" {2,}", line.strip()) for line in output.splitlines() if line.strip()]
    if len(lines) < 2:
        raise AuthorError(f"{where}: prints no table; print a head and rows, or drop `table`")
    head: list[str] = lines[0]
    rows: list[list[str]] = lines[1:]
    for row in rows:
        if len(row) != len(head):
            raise AuthorError(
                f"{where}: {row} has {len(row)} cells, the head {len(head)}; "
                "separate cells by two spaces or more"
            )
    return head, rows
