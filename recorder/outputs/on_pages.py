"""Renders what runs printed: outputs, tables, bars, and single values for sentences."""

import re

from markupsafe import Markup

from recorder.catalog.entries import Entry
from recorder.catalog.load import Catalog
from recorder.errors import AuthorError
from recorder.outputs.record import current, reason_for_absence
from recorder.pages.bars import bars_of_table, draw_bars
from recorder.pages.fragments import plain, render, table_of
from recorder.runs.execute import command_for_readers
from recorder.runs.interpreters import own_interpreter, page_interpreter
from recorder.runs.machine import machine
from recorder.runs.store import Kept, asked_for_page

CIRCUMSTANCES = "circumstances.md"
"""The foot of a page: where everything on it was run."""
MESSAGE = re.compile(r"(\w+\.)*_?[A-Z]\w*(Error|Warning|Pool)\b")
"""How the line begins that says what went wrong: people paste it into the search."""
RETURN = "\N{SYMBOL FOR CARRIAGE RETURN}"
"""What stands in a recorded output where a terminal began the line again."""
SHOWN_RETURN = "\N{LEFTWARDS ARROW}"
"""What pages show for it: few fonts have the other sign."""
MOST_LINES = 20
"""A longer output is cut in the middle."""
EXCERPT = (8, 6)
"""How many first and last lines of it stand on a page, unless the catalog says so."""
NOT_YET = Markup("is not recorded yet; `nox -s docs` does it")


def names(catalog: Catalog) -> set[str]:
    """Return the names of the fragments that `fragments` makes."""
    return {CIRCUMSTANCES} | {name for entry in catalog.entries for name in _names_of(entry)}


def _names_of(entry: Entry) -> list[str]:
    parts = {"table": entry.show.table, "bars": entry.show.bars}
    runs = [f"runs/{entry.id}.{part}.md" for part, has in parts.items() if has]
    return [
        f"runs/{entry.id}.md",
        *runs,
        *(f"values/{entry.id}/{key}.md" for key in entry.show.values),
    ]


def fragments(catalog: Catalog, *, full: bool) -> dict[str, Markup]:
    """Return what pages show of each run, and the foot of a page."""
    files = {CIRCUMSTANCES: render("circumstances.md.jinja", run=_here())}
    for entry in catalog.entries:
        files |= fragments_of(entry, full=full)
    return files


def _here() -> dict[str, object]:
    """Return where the runs of this build are made."""
    interpreter = own_interpreter()
    return machine() | {
        "python_version": interpreter.version,
        "python_implementation": interpreter.implementation,
        "start_method": interpreter.place().start_method,
    }


def fragments_of(entry: Entry, *, full: bool) -> dict[str, Markup]:
    """Return the fragments of one entry: of its run, or why there is none."""
    interpreter = page_interpreter(entry.show.since)
    asked = asked_for_page(entry, interpreter, full=full, how="file")
    kept = None if reason_for_absence(entry) else current(asked)
    if kept is None:
        reason = reason_for_absence(entry) or NOT_YET
        text = render("absent.md.jinja", command=command_for_readers(asked), reason=reason)
        absent = dict.fromkeys(_names_of(entry), text)
        return absent | {f"values/{entry.id}/{key}.md": Markup("…") for key in entry.show.values}
    name = f"runs/{entry.id}"
    other = "" if interpreter == own_interpreter() else interpreter.version
    run = kept.facts | {"chosen": entry.run.start_method, "other_python": other}
    lines = states_of_lines(kept.output).rstrip("\n").split("\n")
    excerpt = excerpt_of(lines, entry.show.excerpt)
    files = {
        f"{name}.md": render(
            "output.md.jinja",
            run=run,
            lines=lines,
            excerpt=excerpt,
            found=any(MESSAGE.match(line) for line in excerpt or lines),
            outcome=kept.outcome,
            order=entry.expect.order,
        )
    }
    if entry.show.table:
        head, rows = table_of(entry.path, kept.output)
        files[f"{name}.table.md"] = render("table.md.jinja", run=run, head=head, rows=rows)
    if bars := entry.show.bars:
        drawn = bars_of_table(
            entry.path, head, rows, name=bars.name, value=bars.value, log=bars.log
        )
        files[f"{name}.bars.md"] = draw_bars(drawn, title=bars.value, log=bars.log)
    for key, pattern in entry.show.values.items():
        files[f"values/{entry.id}/{key}.md"] = _value(entry, key, pattern, kept)
    return files


def states_of_lines(text: str) -> str:
    """Return a text in which each state of a line that was drawn again is a line of its own."""
    return re.sub(f"(?<=[^\n]){RETURN}", f"\n{RETURN}", text).replace(RETURN, SHOWN_RETURN)


def excerpt_of(lines: list[str], wanted: tuple[int, ...] | None) -> list[str] | None:
    """Return the first and last lines of a long output with a mark between, or None."""
    if wanted is None and len(lines) <= MOST_LINES:
        return None
    first, last = wanted or EXCERPT
    left_out = len(lines) - first - last
    if left_out < 2:
        return None
    return [*lines[:first], f"[… {left_out} lines …]", *lines[len(lines) - last :]]


def _value(entry: Entry, key: str, pattern: str, kept: Kept) -> Markup:
    """Return what a pattern finds in the output, for a sentence."""
    found = re.search(pattern, kept.output, flags=re.MULTILINE)
    if found is None:
        raise AuthorError(
            f"{entry.path}: its output holds nothing like {pattern!r}; correct `values` of {key!r}"
        )
    text = found[1]
    if text is None:
        raise AuthorError(
            f"{entry.path}: the group in {pattern!r} took no part in what was found; correct "
            f"`values` of {key!r}"
        )
    return plain(f"{int(text):,}" if re.fullmatch(r"[1-9]\d{4,}", text) else text)
