"""Reads a built page beside its source: whatever an include promises stands there, in order.

Each reader takes from the page what one include of the source must have become,
and compares it with the files and the kept runs that it is made of, not with what
the templates made of them.
"""

import ast
import html as html_
import posixpath
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn
from urllib.parse import unquote, urlsplit

import attrs
import lxml.html

from recorder.catalog.entries import METHODS, Entry
from recorder.pages.commands import site_address
from tests.fences import find_fences
from tests.site.conftest import ROOT, SITE
from tests.site.facts import (
    CATALOG,
    COMPARISONS,
    ENTRIES,
    FAILURES,
    NOWHERE,
    Here,
    Run,
    commands_of,
    fails_in_index,
    here_of,
    run_for,
)
from tests.site.stream import Item, code_of, items_of, table_of, text_of, title_of

INCLUDE = re.compile(r'^\s*--8<-- "([^"]+)"\s*$')
HEADING = re.compile(r"^(#{1,6}) (.+?) \{ #([\w-]+)[^}]*\}$")
TAB = re.compile(r'^\s*=== "([^"]+)"$')
FOLD = re.compile(r'^\s*\?\?\?\+? \w[\w ]*? ?"(.+)"$')
INLINE = re.compile(
    r"build/pages/(values/.+|timings/.+\.(time|speedup|compared)(\.[\w-]+)?|clusters/\w+\.start)\.md"
)
MARKUP = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])|[`*]")
SKIPPED = ("prose", "own table", "fold", "tab", "points", "provenance", "summary", "script")
"""Kinds that no include has to become; what stands in a fold or a tab says so itself."""
DURATION = re.compile(r"(?P<number>\d[\d.e+]*) (?P<unit>µs|ms|s)")
UNITS = {"s": 1.0, "ms": 1e-3, "µs": 1e-6}
MOST_LINES, EXCERPT = 20, (8, 6)
"""From how many lines on an output is cut, and to which: about/snippets.md says so."""


@attrs.frozen
class Shown:
    """What one include of a page became, for whoever checks more of it."""

    page: Path
    kind: str
    id: str
    here: Here
    items: tuple[Item, ...]


@attrs.define
class Reader:
    """What is left of a page to be read."""

    page: Path
    items: list[Item]
    here: Here
    at: int = 0
    where: str = ""
    """The include that is read, for messages."""
    shown: list[Shown] = attrs.field(factory=list)

    def peek(self) -> Item:
        """Return the next thing that an include could have become."""
        return self.items[self._next()]

    def _next(self) -> int:
        at = self.at
        while at < len(self.items) and self.items[at].kind in SKIPPED:
            at += 1
        assert at < len(self.items), f"{self.name}: {self.where}: the page ends before it"
        return at

    def take(self, kind: str) -> Item:
        """Take the next thing, which must be of this kind."""
        item = self.peek()
        self.check(item.kind == kind, f"{kind} wanted, found {item.kind}: {item.text[:100]!r}")
        self.at = self._next() + 1
        return item

    def check(self, holds: object, what: str) -> None:
        """Fail unless something holds."""
        if not holds:
            self.fail(what)

    def fail(self, what: str) -> NoReturn:
        """Say what is wrong, and where."""
        section = self.items[min(self.at, len(self.items) - 1)].section
        raise AssertionError(f"{self.name}, #{section}, {self.where}: {what}")

    @property
    def name(self) -> str:
        """Name of the page."""
        return self.page.relative_to(SITE).as_posix()

    def keep(self, kind: str, name: str, *items: Item) -> None:
        """Note what was found."""
        self.shown.append(Shown(self.page, kind, name, self.here, items))


def read_page(source: Path, page: Path, root: lxml.html.HtmlElement) -> list[Shown]:
    """Read a whole page, and return what its includes became."""
    items = items_of(root)
    feet = [item for item in items if item.kind == "foot"]
    # A page without a foot shows nothing that was run.
    here = here_of(feet[0].text) if feet else NOWHERE
    reader = Reader(page, items, here)
    for kind, text in promises_of(source.read_text(encoding="utf-8")):
        reader.where = text.strip().split("\n")[0]
        if kind == "include":
            read_include(reader, text)
        elif kind == "heading":
            item = reader.take("heading")
            level, words, anchor = text.split("\n")
            reader.check(item.element.tag == f"h{len(level)}", f"a heading of level {level}")
            reader.check(item.element.get("id") == anchor, f"its id is {item.element.get('id')!r}")
            reader.check(item.text == words, f"it says {item.text!r}")
        elif kind == "fence":
            item = reader.peek()
            item = reader.take(item.kind if item.kind in ("code", "console") else "fence")
            reader.check("\n".join(code_of(item)).strip() == text.strip(), "it says otherwise")
        else:
            read_mark(reader, kind, text)
    while reader.at < len(reader.items) and reader.items[reader.at].kind in SKIPPED:
        reader.at += 1
    left = reader.items[reader.at :]
    reader.where = "its end"
    reader.check(not left, f"nothing promises this: {left and (left[0].kind, left[0].text[:100])}")
    return reader.shown


def promises_of(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a source says that the page will show: headings, includes, fences, folds, tabs."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    fences = list(find_fences(text))
    offset = 0
    for line in text.splitlines(keepends=True):
        within = next((each for each in fences if each.start <= offset < each.end), None)
        if within and within.start == offset:
            yield "fence", within.text
        elif not within:
            if found := INCLUDE.match(line):
                if not INLINE.fullmatch(found[1]):
                    yield "include", found[1]
            elif found := HEADING.match(line.rstrip("\n")):
                yield "heading", f"{found[1]}\n{plain_of(found[2])}\n{found[3]}"
            elif found := TAB.match(line):
                yield "tab", found[1]
            elif found := FOLD.match(line.rstrip("\n")):
                yield "fold", plain_of(found[1])
        offset += len(line)


def plain_of(markdown: str) -> str:
    """Return what a line of Markdown says, as far as pages of this site use it."""
    code = re.split(r"(`[^`]+`)", markdown)
    parts = [
        part.strip("`") if number % 2 else MARKUP.sub(r"\1", part)
        for number, part in enumerate(code)
    ]
    return " ".join(html_.unescape("".join(parts)).split())


def read_mark(reader: Reader, kind: str, text: str) -> None:
    """Go to the next fold or tab: nothing but prose may stand before it."""
    while reader.at < len(reader.items) and reader.items[reader.at].kind in SKIPPED:
        item = reader.items[reader.at]
        reader.at += 1
        if item.kind == kind:
            said = item.tabs[-1] if kind == "tab" else text_of(item.element.find("summary"))
            reader.check(said == text, f"a {kind} called {said!r}")
            return
    reader.fail(f"a {kind} called {text!r} is wanted here")


def read_include(reader: Reader, target: str) -> None:
    """Read what an include became."""
    name = target.removeprefix("build/pages/").removesuffix(".md")
    topic, _, rest = name.partition("/")
    if topic == "snippets":
        read_block(reader, ENTRIES[rest], ENTRIES[rest].show.changes, in_index=False)
    elif topic in READERS:
        READERS[topic](reader, rest)
    else:
        reader.check(name == "circumstances", "nothing here knows how to read it")
        reader.take("foot")


def read_part(reader: Reader, name: str) -> None:
    """Read a run, or a part of it: its table, bars, figure, stacks, or all of its methods."""
    if name in ENTRIES:
        read_run(reader, ENTRIES[name], as_table=False)
        return
    run, _, part = name.rpartition(".")
    if part == "each":
        for method in METHODS:
            read_mark(reader, "tab", method)
            read_run(reader, ENTRIES[f"{run}.{method}"], as_table=False)
    elif part == "table":
        read_run(reader, ENTRIES[run], as_table=True)
    elif part == "bars":
        if not read_absence(reader, ENTRIES[run]):
            reader.keep("bars", run, reader.take("bars"))
    elif part == "timeline":
        read_timeline(reader, ENTRIES[run])
    else:
        reader.check(part == "stacks", "nothing here knows how to read it")
        read_stacks(reader, ENTRIES[run])


def read_block(reader: Reader, entry: Entry, variant_of: str | None, *, in_index: bool) -> None:
    """Read what shows a snippet: code, run, what to take along, where it works."""
    folded = entry.show.listing == "folded"
    as_table = entry.show.table == "instead"
    if folded:
        read_run(reader, entry, as_table=as_table)
    code = reader.take("code")
    read_code(reader, code, entry, None if folded else variant_of)
    reader.check(("The program" in code.folds[-1:]) == folded, f"folded: {code.folds}")
    if not folded:
        read_run(reader, entry, as_table=as_table)
    read_row(reader, entry, in_index=in_index)
    read_where(reader, entry)


def read_code(reader: Reader, code: Item, entry: Entry, variant_of: str | None) -> None:
    """Compare a listing with its file, and the lines that are marked with those that changed."""
    reader.check(title_of(code) == entry.path, f"the file is called {title_of(code)!r}")
    lines = (ROOT / entry.path).read_text(encoding="utf-8").rstrip("\n").split("\n")
    reader.check(code_of(code) == lines, f"the code is not that of {entry.path}")
    marked = {
        int(span.get("id").rpartition("-")[2])
        for span in code.element.xpath(".//span[@id][.//span[@class='hll']]")
    }
    marked |= {
        int(span.get("id").rpartition("-")[2])
        for span in code.element.xpath(".//span[@class='hll']//span[starts-with(@id, '__line')]")
    }
    in_changes = any(
        "changes" in (each.get("class") or "") for each in code.element.iterancestors()
    )
    reader.check(in_changes == bool(variant_of and marked) or not variant_of, "folded lines")
    if not variant_of:
        reader.check(not marked and not in_changes, f"lines are marked: {sorted(marked)}")
        return
    old = (ROOT / "snippets" / f"{variant_of}.py").read_text(encoding="utf-8").split("\n")
    silent = docstring_of("\n".join(lines))
    told = [
        (number, line)
        for number, line in enumerate(lines, 1)
        if line.strip() and number not in silent
    ]
    same = longest_common(old, [line for _, line in told])
    kept = [line for number, line in told if number not in marked]
    new = [line for line in kept if line not in old]
    reader.check(longest_common(old, kept) == len(kept), f"new lines are not marked: {new}")
    most = len(told) - same + SLACK_OF_CHANGES
    reader.check(len(marked) <= most, f"{len(marked)} lines are marked, {len(told) - same} are new")


SLACK_OF_CHANGES = 3
"""So many lines may be marked although another way to compare would find them again."""


def docstring_of(source: str) -> range:
    """Return the numbers of the lines of a file's docstring."""
    first = ast.parse(source).body[0]
    has = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return range(first.lineno, (first.end_lineno or 0) + 1) if has else range(0)


def longest_common(old: list[str], new: list[str]) -> int:
    """Return how many lines two texts have in common, in the same order."""
    row = [0] * (len(new) + 1)
    for line in old:
        before = row
        row = [0]
        for number, other in enumerate(new):
            same = before[number] + 1 if line == other else 0
            row.append(max(same, row[number], before[number + 1]))
    return row[-1]


def read_absence(reader: Reader, entry: Entry) -> bool:
    """Take the line that stands for a run that cannot be made here, if it does, and weigh it."""
    item = reader.peek()
    if item.kind != "outcome" or not item.text.startswith(("Not run here: ", "No timeline of ")):
        return False
    reader.take("outcome")
    reader.keep("absent", entry.id, item)
    needs = entry.run.needs
    reasons = [*needs.packages, needs.system or "", "hosts" if needs.cluster else ""]
    reader.check(
        any(reason and reason in item.text for reason in reasons)
        or "is not recorded yet" in item.text
        or item.text.startswith("No timeline of "),
        f"no reason stands in {item.text!r}",
    )
    how = "traced" if item.text.startswith("No timeline") else "file"
    try:
        for command in commands_of(entry):
            run_for(entry, reader.here, how, command)
            reader.fail(f"says {item.text!r}, but there is a run of {command!r}")
    except AssertionError as error:
        if "no kept run" not in str(error):
            raise
    return True


def read_run(reader: Reader, entry: Entry, as_table: bool) -> None:
    """Read an output, or a table in its place, and what stands below it."""
    if read_absence(reader, entry):
        return
    if reader.peek().kind == "outcome" and entry.run.needs.cluster:
        read_cluster_run(reader, entry)
        return
    if entry.run.needs.cluster:
        read_cluster_run(reader, entry)
        return
    shown = reader.take("measured" if as_table else "console")
    whole = None
    if not as_table and is_whole(reader.peek()):
        whole = reader.take("console")
    ends = []
    while reader.peek().kind == "outcome":
        ends.append(reader.take("outcome").text)
    line = reader.take("circumstances").text
    if as_table:
        found = re.fullmatch(rf"(.* · )?printed by (.+) in ({DURATION.pattern})", line)
        reader.check(found, f"says {line!r} below it")
        assert found
        differs, command, duration = found[1] or "", found[2], found[3]
    else:
        differs, _, duration = line.rpartition(" · ")
        command = code_of(shown)[0].removeprefix("$ ")
        for each in filter(None, (shown, whole)):
            copied = each.element.get("data-copy")
            reader.check(copied in (None, command), f"its button copies {copied!r}")
    parts = [part for part in differs.split(" · ") if part]
    other = next((p.removeprefix("on Python ") for p in parts if p.startswith("on Python ")), "")
    full = next((each for each in commands_of(entry) if f"{each[:200]}…" == command), command)
    reader.check(full in commands_of(entry), f"shows {full!r}, not {commands_of(entry)}")
    run = run_for(entry, reader.here, "file", full, other)
    facts = (run.facts["os"], run.facts["cpu_model"], run.facts["usable_cpus"])
    foot = (reader.here.os, reader.here.cpu, reader.here.cpus)
    reader.check(facts == foot, f"was run on {facts}, the foot of the page says {foot}")
    reader.check(differs_of(entry, run, reader.here, as_table) == parts, f"says {line!r} below it")
    reader.check(says(duration, run.facts["seconds"]), f"{duration}, not {run.facts['seconds']} s")
    lines = lines_of_run(run)
    if as_table:
        head, *rows = [re.split(r" {2,}", each.strip()) for each in lines if each.strip()]
        heads, cells = table_of(shown)
        reader.check(heads == head, f"the heads are {heads}, printed were {head}")
        texts = [[cell.text for cell in row] for row in cells]
        reader.check(texts == rows, "the cells are not what was printed")
        reader.keep("table", entry.id, shown)
        return
    reader.check(ends == ends_of(run), f"says {ends}, not {ends_of(run)}")
    read_output(reader, entry, shown, whole, lines)
    reader.keep("output", entry.id, shown)


def is_whole(item: Item) -> bool:
    """Tell whether this is the whole of an output of which a part stands above."""
    return item.kind == "console" and bool(
        re.fullmatch(r"All \d+ lines", (item.folds or ("",))[-1])
    )


def read_output(
    reader: Reader, entry: Entry, shown: Item, whole: Item | None, lines: list[str]
) -> None:
    """Compare an output, or its first and last lines and the whole below, with what was printed."""
    part = [line.rstrip() for line in code_of(shown)[1:]]
    long = len(lines) > MOST_LINES or entry.show.excerpt is not None
    first, last = entry.show.excerpt or EXCERPT
    if not long or len(lines) - first - last < 2:
        reader.check(part == lines, f"the output is not that of {entry.id}")
        reader.check(whole is None, "an output that is whole stands there twice")
        return
    mark = f"[… {len(lines) - first - last} lines …]"
    wanted = [*lines[:first], mark, *lines[len(lines) - last :]]
    reader.check(part == wanted, f"the output is not the excerpt of {entry.id}")
    reader.check(whole, "the whole of the output stands nowhere")
    assert whole
    reader.check(whole.folds[-1] == f"All {len(lines)} lines", f"the fold says {whole.folds[-1]!r}")
    reader.check([each.rstrip() for each in code_of(whole)[1:]] == lines, "the whole is another")
    reader.check(code_of(whole)[0] == code_of(shown)[0], "the whole has another command")


def lines_of_run(run: Run) -> list[str]:
    """Return what was printed, each state of a line that was drawn again as a line of its own."""
    text = re.sub(
        "(?<=[^\n])\N{SYMBOL FOR CARRIAGE RETURN}",
        "\n\N{SYMBOL FOR CARRIAGE RETURN}",
        run.files.get("output.txt", ""),
    )
    text = text.replace("\N{SYMBOL FOR CARRIAGE RETURN}", "\N{LEFTWARDS ARROW}")
    return [line.rstrip() for line in text.rstrip("\n").split("\n")] if text.strip("\n") else []


def ends_of(run: Run) -> list[str]:
    """Return what a page says of how a run ended."""
    code = run.facts["exit_code"]
    if code is None:
        return [f"Stopped after {run.facts['limit_seconds']} s: it would have gone on forever."]
    return [f"Exit code {code}."] if code else []


def differs_of(entry: Entry, run: Run, here: Here, as_table: bool) -> list[str]:
    """Return what stands below a run because it differs from the page's foot."""
    python = run.facts["python_version"]
    told = {
        "one of many possible orders": not as_table and entry.expect.order == "any",
        f"on Python {python}": python != here.python,
        f"under {entry.run.start_method}": entry.run.start_method is not None,
        "through pipes, so lines may stand in another order than at a terminal": run.facts[
            "terminal"
        ]
        == "pipes",
    }
    return [text for text, holds in told.items() if holds]


def says(text: str, seconds: float) -> bool:
    """Tell whether a duration in words is so many seconds, to three digits."""
    found = DURATION.fullmatch(text)
    if not found:
        return False
    told = float(found["number"]) * UNITS[found["unit"]]
    return abs(told - seconds) <= 0.00501 * max(seconds, 1e-6)


def read_row(reader: Reader, entry: Entry, *, in_index: bool) -> None:
    """Read what takes a snippet along: its download, its command, its entry of the index."""
    row = reader.take("row")
    check_offers(reader, row, entry)
    links = row.element.xpath("./a[contains(@class, 'in-index')]/@href")
    failure = None if in_index else fails_in_index(entry.name)
    page = SECTIONS_OF_FAILURES.get(failure or "")
    wanted = [href_from(reader.page, page)] if page else []
    reader.check(links == wanted, f"links to the error index {links}, not {wanted}")


def check_offers(reader: Reader, row: Item, entry: Entry) -> None:
    """Check the link and the button that take a snippet along."""
    (link,) = row.element.xpath("./a[@class='download']")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(reader.name), link.get("href")))
    reader.check(target == entry.path, f"downloads {target}")
    stem = entry.name.rpartition("/")[2]
    reader.check(link.get("aria-label") == f"Download {stem}.py", link.get("aria-label"))
    reader.check(text_of(link) == "Download" and link.get("download") is not None, "no download")
    (button,) = row.element.xpath("./button[@class='copy']")
    copied = button.get("data-clipboard-text")
    reader.check(button.get("title") == copied, f"copies {copied!r}, says {button.get('title')!r}")
    with_uv = (site_address() or entry.run.needs.packages) and not entry.run.needs.cluster
    start = ["uv", "run"] if with_uv else ["python"]
    address = "" if entry.run.needs.cluster else site_address()
    commands = [
        shlex.join([*start, f"{address}{entry.path}", *arguments])
        for arguments in (entry.run.args, entry.run.full_args)
        if arguments is not None
    ]
    reader.check(copied in commands, f"copies {copied!r}, not {commands}")
    reader.check(
        text_of(button) == f"Copy {start[0]}{' run' if with_uv else ''} …", text_of(button)
    )


def sections_of_failures() -> dict[str, str]:
    """Return the address of each entry of the error index, by its id, as sources include it."""
    found = {}
    for path in sorted((ROOT / "docs" / "en").glob("*.md")):
        anchor = ""
        for kind, text in promises_of(path.read_text(encoding="utf-8")):
            if kind == "heading":
                anchor = text.split("\n")[2]
            elif kind == "include" and text.startswith("build/pages/failures/"):
                failure = text.removeprefix("build/pages/failures/").removesuffix(".md")
                if failure in FAILURES:
                    found[failure] = f"{path.stem}.html#{anchor}"
    return found


SECTIONS_OF_FAILURES = sections_of_failures()


def href_from(page: Path, target: str) -> str:
    """Return a link from a page to a target at the root of the site."""
    name, _, anchor = target.partition("#")
    start = page.parent.relative_to(SITE).as_posix()
    path = "" if page == SITE / name else posixpath.relpath(name, start)
    return f"{path}#{anchor}" if anchor else path


def read_where(reader: Reader, entry: Entry) -> None:
    """Read where a snippet works, and compare it with what was found there."""
    item = reader.take("where")
    after = [each for each in reader.items[reader.at : reader.at + 1] if each.kind == "prose"]
    reader.keep("where", entry.name, item, *after)


def read_timeline(reader: Reader, entry: Entry) -> None:
    """Read a figure and the line below it, and compare its lanes with those that were recorded."""
    if read_absence(reader, entry):
        return
    figure = reader.take("timeline")
    notes = []
    while reader.peek().kind == "outcome":
        notes.append(reader.take("outcome").text)
    line = reader.take("circumstances")
    found = re.fullmatch(
        r"(?:on Python (?P<other>\S+) · )?(?:under (?P<method>\w+) · )?(?:through pipes[^·]*· )?"
        r"(?P<command>.+), run once more with a probe in every process · raw trace",
        line.text,
    )
    reader.check(found, f"says {line.text!r} below it")
    assert found
    reader.check(found["method"] == entry.run.start_method, f"says {line.text!r} below it")
    reader.check(found["command"] in commands_of(entry), f"drawn is {found['command']!r}")
    (trace,) = [a.get("href") for a in line.element.xpath(".//a") if text_of(a) == "raw trace"]
    reader.check(trace == f"traces/{entry.id}.json", f"its trace is {trace}")
    of_figure = f"timeline-{re.sub(r'[^A-Za-z0-9_]+', '-', entry.id)}"
    ids = figure.element.xpath(".//@id")
    reader.check(all(each.startswith(f"{of_figure}-") for each in ids), f"its ids are {ids[:2]}")
    reader.keep("timeline", entry.id, figure, line)


def read_stacks(reader: Reader, entry: Entry) -> None:
    """Read where the processes of a run stood when it was stopped."""
    item = reader.peek()
    if item.kind == "outcome":
        reader.take("outcome")
        told = ("It does not hang on the Python that built this page.", "is not recorded yet")
        reader.check(any(each in item.text for each in told), f"says {item.text!r}")
        ran = [run for run in map_runs(entry, reader.here) if run.facts["exit_code"] is None]
        reader.check(not ran, "it hangs here, and stacks are kept")
        return
    fence = reader.take("fence")
    limit = f"{entry.run.limit:g}"
    fold = f"Where each process stood when it was stopped after {limit} s"
    reader.check(fence.folds[-1] == fold, f"the fold says {fence.folds[-1]!r}")
    run = run_for(entry, reader.here, "stacks", None)
    reader.check(code_of(fence) == run.files["stacks.txt"].rstrip("\n").split("\n"), "other stacks")


def map_runs(entry: Entry, here: Here) -> list[Run]:
    """Return the kept run with stacks, if there is one."""
    try:
        return [run_for(entry, here, "stacks", None)]
    except AssertionError:
        return []


TIMING_PARTS = ("bars", "sizes", "tasks", "workers")


def read_timing(reader: Reader, name: str) -> None:
    """Read the table or the bars of a comparison, then those of other machines."""
    comparison, _, part = name.partition(".")
    reader.check(comparison in COMPARISONS and part in ("", *TIMING_PARTS), "unknown comparison")
    absent = reader.peek().kind == "outcome"
    if absent:
        item = reader.take("outcome")
        reader.check(item.text.startswith("Not measured in this build: "), f"says {item.text!r}")
        kept = ROOT / "build" / "timed" / comparison / "run.json"
        wanted = COMPARISONS[comparison].full_only
        reader.check(wanted or not kept.is_file(), "a timing is kept")
        reader.keep("no timing", name, item)
    else:
        read_timing_body(reader, name, part, "timing")
    number = 0
    while reader.at < len(reader.items):
        ahead = [i for i in reader.items[reader.at : reader.at + 1] if i.kind == "fold"]
        if not ahead or "stored" not in ahead[0].classes:
            break
        reader.at += 1
        reader.keep("stored", name, ahead[0])
        read_timing_body(reader, name, part, f"stored {number}")
        number += 1


def read_timing_body(reader: Reader, name: str, part: str, kind: str) -> None:
    if part == "bars":
        reader.keep(f"{kind}.bars", name, reader.take("bars"))
    elif part == "workers":
        found = [(reader.take("charts"), reader.take("measured"), reader.take("circumstances"))]
        while reader.at < len(reader.items) and reader.peek().kind == "charts":
            found.append(
                (reader.take("charts"), reader.take("measured"), reader.take("circumstances"))
            )
        for each in found:
            reader.keep(kind, name, *each)
    else:
        table = reader.take("measured")
        begin = reader.at
        line = reader.take("circumstances")
        between = [item for item in reader.items[begin : reader.at] if item.kind == "prose"]
        reader.keep(kind, name, table, line, *between)


def read_failure(reader: Reader, name: str) -> None:
    """Read an entry of the error index: messages, both programs, threads; or a list of them."""
    if name in ("by_symptom", "by_module"):
        reader.keep("list", name)
        return
    if name == "runs":
        reader.keep("failing runs", name, reader.take("measured"))
        return
    failure = FAILURES[name]
    while reader.peek().kind == "said":
        said, fence = reader.take("said"), reader.take("fence")
        reader.keep("message", name, said, fence)
    if failure.fails:
        fails, mended = ENTRIES[failure.fails], ENTRIES[failure.mended]
        variants = fails.show.changes == mended.name or mended.show.changes == fails.name
        read_block(reader, fails, None, in_index=True)
        if fails.show.stacks:
            read_stacks(reader, fails)
            if fails.show.timeline:
                read_timeline(reader, fails)
        read_block(reader, mended, fails.name if variants else None, in_index=True)
    if failure.threads:
        line = reader.take("threads")
        links = [(text_of(a), a.get("href")) for a in line.element.xpath("./a")]
        wanted = [
            (each, "https://github.com/{}/issues/{}".format(*each.split("#")))
            for each in failure.threads
        ]
        reader.check(links == wanted, f"the threads are {links}")


def read_reference(reader: Reader, topic: str) -> None:
    """Read what the reference says of each snippet of a topic, in the catalog's order."""
    for name in dict.fromkeys(e.name for e in CATALOG.entries if e.name.startswith(f"{topic}/")):
        stem = name.rpartition("/")[2]
        heading = reader.take("heading")
        reader.check(heading.text == stem == heading.element.get("id"), f"heading {heading.text!r}")
        row = reader.take("row")
        check_offers(reader, row, ENTRIES[name])
        doc = reader.take("doc")
        reader.keep("reference", name, heading, row, doc)


def read_matrix(reader: Reader, name: str) -> None:
    """Read the tables of all verdicts."""
    if name == "defaults":
        reader.keep("defaults", name, reader.take("measured"))
        return
    heads: list[str] = []
    while reader.at < len(reader.items):
        item = reader.items[reader.at]
        reader.at += 1
        if item.kind == "heading":
            heads = [*heads[: int(str(item.element.tag)[1]) - 2], item.text]
            reader.keep("matrix heading", "/".join(heads), item)
        elif item.kind == "measured":
            reader.keep("matrix", "/".join(heads), item)
        else:
            reader.check(item.kind in SKIPPED, f"{item.kind} among the tables")


def read_unlocked(reader: Reader, _: str) -> None:
    """Read what builds without the lock printed: nothing here made it, so it is not judged."""
    while reader.peek().kind == "fence" and reader.peek().folds:
        reader.take("fence")


def read_cluster(reader: Reader, name: str) -> None:
    """Read what was recorded on several hosts."""
    part = name.partition(".")[2]
    if reader.peek().kind == "outcome":
        reader.keep("no cluster", name, reader.take("outcome"))
    elif name == "costs" or part == "commands":
        table = reader.take("measured")
        rest = [reader.take("circumstances")] if name == "costs" else []
        reader.keep("cluster", name, table, *rest)
    elif name == "costs.bars":
        reader.keep("cluster", name, reader.take("bars"))
    elif name == "pays":
        reader.keep("cluster", name)
    elif part.endswith("timeline"):
        reader.keep("cluster", name, reader.take("timeline"), reader.take("circumstances"))
    else:
        reader.check(part == "broken", "nothing here knows how to read it")
        read_cluster_output(reader, name)


def read_cluster_run(reader: Reader, entry: Entry) -> None:
    read_cluster_output(reader, entry.id)


def read_cluster_output(reader: Reader, name: str) -> None:
    if reader.peek().kind == "outcome":
        reader.keep("no cluster", name, reader.take("outcome"))
        return
    shown = [reader.take("console")]
    if is_whole(reader.peek()):
        shown.append(reader.take("console"))
    while reader.peek().kind == "outcome":
        shown.append(reader.take("outcome"))
    reader.keep("cluster output", name, *shown, reader.take("circumstances"))


def target_of(page: Path, href: str) -> tuple[Path, str]:
    """Return the file and the anchor that a link of a page leads to."""
    parts = urlsplit(href)
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    return target, unquote(parts.fragment)


READERS = {
    "runs": read_part,
    "timings": read_timing,
    "failures": read_failure,
    "reference": read_reference,
    "matrix": read_matrix,
    "clusters": read_cluster,
    "free_threading": read_unlocked,
}
"""What reads the includes of a folder of build/pages/, besides the blocks of snippets."""
