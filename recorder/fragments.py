"""Turns recorded facts into the Markdown that pages include."""

import html
import re
from collections.abc import Mapping
from pathlib import Path

import jinja2

from recorder.errors import AuthorError

_environment = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
    undefined=jinja2.StrictUndefined,
    keep_trailing_newline=True,
    trim_blocks=True,
    lstrip_blocks=True,
    autoescape=False,
)


def fence_for(text: str) -> str:
    """Return a run of backticks longer than any in `text`."""
    return "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))


def seconds_text(seconds: float) -> str:
    """Return a duration with three significant digits, its unit a space away."""
    if seconds < 0.001:
        return f"{seconds * 1e6:.3g} µs"
    if seconds < 1:
        return f"{seconds * 1e3:.3g} ms"
    return f"{seconds:.3g} s"


def times_text(ratio: float) -> str:
    """Return a ratio with about three significant digits, and the sign for it."""
    digits = 3 if ratio < 0.1 else 2 if ratio < 10 else 1 if ratio < 100 else 0
    return f"{ratio:,.{digits}f}×"


def result_text(result: object) -> str:
    """Return what a call returned; a pair of numbers is a value and its standard error."""
    match result:
        case [float() as value, float() as error]:
            return f"{value:.6f}<br><small>± {error:.6f}</small>"
        case str():
            return code(cell(result))
        case _:
            return code(cell(str(result)))


def is_number(cell: str) -> bool:
    """Tell whether a cell holds a quantity, which tables align on the right."""
    return re.match(r"^[−+-]?[\d.,]+( ?(s|ms|µs|ns|MB|kB|B|%|×))?$", cell) is not None


def code(text: str) -> str:
    """Return text as inline code, whatever it contains, short enough for a line or two."""
    shown = text if len(text) <= 200 else f"{text[:200]}…"
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    pad = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{ticks}{pad}{shown}{pad}{ticks}"


def cell(text: str) -> str:
    """Return text that a table's cell shows as it is."""
    return html.escape(text, quote=False).replace("|", "&#124;")


_environment.filters |= {"cell": cell, "code": code, "fence": fence_for, "duration": seconds_text}
_environment.filters |= {"times": times_text, "result": result_text}
_environment.tests["number"] = is_number

FRAGMENTS: Mapping[str, jinja2.Template] = {
    name: _environment.get_template(f"{name}.md.jinja")
    for name in (
        "output",
        "table",
        "absent",
        "timing",
        "timing_tasks",
        "timing_workers",
        "timing_sizes",
        "timing_absent",
        "timing_stored",
        "charts",
        "where",
        "overview",
        "defaults",
        "reasons",
        "timeline",
    )
}


def table_of(where: str, output: str) -> tuple[list[str], list[list[str]]]:
    """Split printed columns, two or more spaces apart, into a head and rows.

    Raises
    ------
    AuthorError
        A line has another number of cells than the head.
    """
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
