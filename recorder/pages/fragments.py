"""Renders templates: facts become the Markdown and HTML that pages include, and nothing else."""

import functools
import re
from typing import Any

import jinja2
from markupsafe import Markup

from recorder.errors import AuthorError
from recorder.paths import RECORDER

SIGN = re.compile(
    r"[^\w\s.,:;/%+=×·–−…°µ≥≤±-]|_|[\t-\r\x1c-\x1f\x85\u2028\u2029]"
    r"|^[:=/ ]|^[-+](?=[-+\s]|$)|^\d(?=\d*\.\s)"
)
"""What Markdown or HTML could take for a sign of theirs, a line's begin and end included."""
PATH = re.compile(r"[\w/#.-]*", flags=re.ASCII)
"""What an address within the site consists of, or an id, or the path of a snippet."""
PICTURES: dict[int, int | str] = {n: 0x2400 + n for n in range(0x20) if chr(n) not in "\n\t"}
PICTURES |= {0x7F: 0x2421} | {n: f"\\x{n:x}" for n in range(0x80, 0xA0)}
"""Instead of each sign that controls a terminal, the picture of it, or its number."""
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
        autoescape=True,
        finalize=_shown,
    )
    environment.filters |= {"plain": plain, "code": code, "fence": fence_for, "text": fenced_text}
    environment.filters |= {"path": path, "e": in_html, "attribute": attribute}
    environment.filters |= {"line": fenced_line, "worded": worded}
    environment.filters |= {"duration": seconds_text, "result": result_text, "slug": slug}
    environment.filters |= {"unbroken": unbroken, "breakable": breakable}
    environment.tests["number"] = is_number
    return environment


def render(template: str, **facts: Any) -> Markup:
    """Return what a template makes of these facts.

    Each text that it shows is `plain`, unless a filter has made markup of it.
    """
    return Markup(_environment().get_template(template).render(**facts))


def _shown(value: Any) -> Any:
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def plain(text: object) -> Markup:
    """Return text that a page shows as it is, in a sentence or in a cell, whatever it contains."""
    shown = SIGN.sub(lambda match: f"&#{ord(match[0])};", _whole(str(text)))
    return Markup(shown)


def in_html(text: object) -> Markup:
    """Return text for HTML that stands on its own, where no Markdown is read."""
    signs = r"[<>&\"'\x00-\x1f\x7f-\x9f\u2028\u2029]"
    shown = re.sub(signs, lambda match: f"&#{ord(match[0])};", _whole(str(text)))
    return Markup(shown)


def attribute(text: object) -> Markup:
    """Return text for an attribute of HTML within Markdown; only there, "_" is no sign."""
    return Markup(str(plain(text)).replace("&#95;", "_"))


def path(text: object) -> Markup:
    """Return an address within the site, an id or the name of a file, as it is.

    Raises
    ------
    AuthorError
        It holds a sign that none of these has.
    """
    if not PATH.fullmatch(str(text)):
        raise AuthorError(f"{str(text)!r:.80}: no address, id or file of this site; correct it")
    return Markup(text)


def _whole(text: str) -> str:
    """Return text without what no file can hold, or no browser shows."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8").translate(PICTURES)


def unbroken(text: str) -> Markup:
    """Return text whose numbers stay with their units where a table is narrow."""
    return Markup(UNIT.sub("\u00a0", _shown(text)))


def breakable(text: str) -> Markup:
    """Return the head of a column, which may be broken within a dotted name."""
    broken = str(_shown(text)).replace("&#95;", "&#95;<wbr>")
    return Markup(re.sub(r"\.(?=[a-z])", "<wbr>.", broken))


def code(text: object) -> Markup:
    """Return text as inline code, whatever it contains, short enough for a line or two."""
    shown = str(text)
    return Markup("<code>{}</code>").format(
        plain(shown if len(shown) <= 200 else f"{shown[:200]}…")
    )


def fence_for(text: str) -> Markup:
    """Return a run of backticks longer than any in `text`."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    return Markup("`" * max(3, 1 + longest))


def fenced_text(text: str) -> Markup:
    """Return text for a fence: what looks like an include there is shown and not followed."""
    lines = _whole(text).split("\n")
    return Markup("\n".join(map(_escaped, lines)))


def fenced_line(text: str) -> Markup:
    """Return one line for a fence, whatever it contains."""
    return fenced_text(text.replace("\n", "\N{SYMBOL FOR LINE FEED}"))


def worded(text: str) -> Markup:
    """Return words of the catalog: plain, but what stands between backticks is code."""
    parts = re.split(r"`([^`]+)`", text)
    return Markup().join(code(p) if n % 2 else plain(p) for n, p in enumerate(parts))


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


def result_text(result: object) -> Markup:
    """Return what a call returned; a pair of numbers is a value and its standard error."""
    match result:
        case [float() as value, float() as error]:
            return Markup(f"{value:.6f}<br><small>± {error:.6f}</small>")
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
