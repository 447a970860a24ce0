"""Collects what sections show: programs, what they print, what was timed, what is linked."""

import ast
import functools
import operator
import re
from collections.abc import Callable
from typing import Any

import attrs
from mkdocstrings import Inventory

from recorder.catalog.entries import snippet_of
from recorder.catalog.load import load_catalog
from recorder.pages.includes import runs_shown_by
from tests.chapters.prose import INCLUDE, LINK, PAGES, ROOT, read_page

CATALOG = load_catalog()
ENTRIES = {entry.id: entry for entry in CATALOG.entries}
COMPARISONS = {each.id: each for each in CATALOG.comparisons}
LISTED = re.compile(r'title="snippets/([\w/]+)\.py"')
SHOWN_RUN = re.compile(r"build/pages/runs/([\w/.]+)\.md$")
TIMED = re.compile(r"build/pages/(?:timings|values)/(\w+/\w+)")
DRAWN = re.compile(
    r"<path[^>]*>|<pattern.*?</pattern>|<text class=\"tl-axis\".*?</text>", re.DOTALL
)
TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)
"""Of a figure, which names its lanes: each run has the same."""
TAG = re.compile(r"<[^<>]*>")
LASTED = re.compile(r"^.*\n *\{ \.circumstances[^\n]*$", re.MULTILINE)
"""The line that says how long a run took."""
OUTPUT = re.compile(r"^ *```\{ \.(?:console|text)[^\n]*\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
DIGITS = re.compile(r"(?<![\w.])\d[\d_,]*(?:\.\d+)?(?:e-?\d+)?(?![\w]*\d)")
WHOLE_PAGE = ("when", "wrong-elsewhere", "check-yourself", "standard-library", "symptoms")
"""Sections in which a page looks back at all of it."""


@attrs.frozen
class Facts:
    """What may be said: words, as one text, and numbers."""

    text: str
    numbers: frozenset[float]
    fixed: str = attrs.field()
    """That part of the text which the next recording repeats: what was measured is not in it."""

    @fixed.default
    def _all_of_it(self) -> str:
        return self.text

    def __add__(self, other: "Facts") -> "Facts":
        text, fixed = f"{self.text}\n{other.text}", f"{self.fixed}\n{other.fixed}"
        return Facts(text, self.numbers | other.numbers, fixed)


NOTHING = Facts("", frozenset())


@functools.cache
def standard_names() -> frozenset[str]:
    """Return the dotted names of the standard library's documentation, and of what it is in."""
    with (ROOT / "docs" / "inventories" / "python.inv").open("rb") as stream:
        return frozenset(Inventory.parse_sphinx(stream, domain_filter=("py", "std")))


def resolved(target: str) -> str:
    """Return what an include brings, with all that it includes in its turn."""
    lines = (ROOT / target).read_text(encoding="utf-8").splitlines()
    return "\n".join(
        resolved(found[1]) if (found := INCLUDE.match(line)) else line for line in lines
    )


def numbers_in(text: str) -> set[float]:
    """Return the numbers that are written in digits."""
    found = (each.rstrip(",_").replace(",", "").replace("_", "") for each in DIGITS.findall(text))
    return {float(each) for each in found}


OPERATORS: dict[type[ast.AST], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
}


@functools.cache
def source_of(name: str) -> str:
    """Return the text of a snippet."""
    return (ROOT / "snippets" / f"{name}.py").read_text(encoding="utf-8")


@functools.cache
def facts_of_snippet(name: str) -> Facts:
    """Return what a program says: its text, its numbers, and what they amount to."""
    source = source_of(name)
    tree = ast.parse(source)
    body = [node for node in tree.body if not is_docstring(node)]
    known: dict[str, Any] = {}
    numbers: set[float] = set()

    def value_of(node: ast.AST) -> Any:
        match node:
            case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
                return value
            case ast.Name(id=name):
                return known.get(name)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                inner = value_of(operand)
                return None if inner is None else -inner
            case ast.BinOp(left=left, op=op, right=right):
                a, b = value_of(left), value_of(right)
                if a is None or b is None:
                    return None
                if isinstance(op, ast.Pow):
                    return a**b if abs(a) <= 1024 and 0 <= b <= 64 else None
                try:
                    return OPERATORS[type(op)](a, b)
                except (KeyError, ZeroDivisionError):
                    return None
            case ast.Call(func=ast.Name(id="range"), args=[*args]):
                values = [value_of(each) for each in args]
                return None if None in values or not values else len(range(*map(int, values)))
            case ast.List(elts=elts) | ast.Tuple(elts=elts) | ast.Set(elts=elts):
                return None if any(isinstance(each, ast.Starred) for each in elts) else len(elts)
            case ast.Dict(keys=keys):
                return len(keys)
            case _:
                return None

    for statement in body:
        for node in ast.walk(statement):
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    known.setdefault(name, value_of(value))
                case _:
                    pass
    for statement in body:
        for node in ast.walk(statement):
            value = value_of(node)
            if isinstance(value, int | float) and abs(value) < 1e300:
                numbers.add(abs(float(value)))
            if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
                text = node.value if isinstance(node.value, str) else node.value.decode("latin-1")
                numbers |= numbers_in(text)
                if len(text.split()) == len(text.split(" ")) > 1:
                    numbers.add(float(len(text.split())))
    code = "\n".join(ast.get_source_segment(source, node) or "" for node in body)
    calls = re.findall(r"\b(?:\w+\.)?(\w+)\(", code)
    numbers |= {float(calls.count(each)) for each in calls}
    comments = "\n".join(re.findall(r"#.*$", source, flags=re.MULTILINE))
    return Facts(f"snippets/{name}.py\n{source}", frozenset(numbers | numbers_in(comments)))


def is_docstring(node: ast.AST) -> bool:
    """Tell whether a statement is a text alone, which claims and shows nothing."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


@functools.cache
def facts_of_target(target: str) -> Facts:
    """Return what an include shows; what is measured anew with each run counts as words alone."""
    if target.endswith("circumstances.md"):
        return NOTHING
    text = resolved(target)
    runs = [run for run in runs_shown_by(target) if run in ENTRIES]
    found = NOTHING
    for name in LISTED.findall(text):
        runs.append(name)
        found += facts_of_snippet(name)
    shown = SHOWN_RUN.search(target)
    if shown:
        run = shown[1]
        while "." in run and run not in ENTRIES:
            run = run.rpartition(".")[0]
        runs.append(run)
    for run in dict.fromkeys(runs):
        name = snippet_of(run)
        if (ROOT / "snippets" / f"{name}.py").is_file():
            found += facts_of_snippet(name)
        if run in ENTRIES:
            entry = ENTRIES[run]
            told = " ".join([*entry.run.args, *(entry.run.quick_args or ()), run])
            found += Facts(told, frozenset(numbers_in(told) | {entry.run.limit}))
    if timed := TIMED.search(target):
        found += facts_of_comparison(timed[1])
    varies = any(ENTRIES[run].expect.output == "any" for run in runs if run in ENTRIES)
    text = LASTED.sub("", text)
    if varies or ".stacks." in target:  # what a run happened to print is no fact
        text = OUTPUT.sub("", text)
    figure = "<figure" in text
    words = TAG.sub(" ", DRAWN.sub(" ", text)).replace("&#95;", "_").replace("<wbr>", "")
    measured = any(f"/{kind}/" in target for kind in ("timings", "values", "clusters"))
    if figure:
        fixed = "\n".join(TITLE.findall(text))
    elif varies or measured:
        fixed = re.sub(r"\d", " ", words)
    else:
        fixed = words
    numbers = (set() if figure else numbers_in(fixed)) | counts_in(text, figure)
    return found + Facts(words, frozenset(numbers), fixed)


def counts_in(text: str, figure: bool) -> set[float]:
    """Return how many lines, rows, columns and lanes are shown."""
    counts: set[float] = set()
    for lanes in re.findall(r">(\d+) lanes", text):
        counts.add(float(lanes))
    if figure:
        return counts
    for output in OUTPUT.findall(text):
        lines = [line for line in output.splitlines() if line and not line.startswith("$ ")]
        counts.add(float(len(lines)))
        counts |= {float(lines.count(line)) for line in lines}
    rows = re.findall(r"^\|.*\|$", text, flags=re.MULTILINE)
    if rows:
        counts |= {float(len(rows) - 2), float(rows[0].count("|") - 1)}
    return counts


@functools.cache
def facts_of_comparison(name: str) -> Facts:
    """Return what is timed against what; a name may be that of a run as well."""
    if name not in COMPARISONS:
        return facts_of_target(f"build/pages/snippets/{name}.md") if is_shown(name) else NOTHING
    comparison = COMPARISONS[name]
    found = NOTHING
    told: list[str] = [comparison.per, comparison.result, *comparison.sizes, *comparison.against]
    for run in comparison.runs:
        found += facts_of_snippet(run.snippet)
        told += [run.title, *run.args, run.call or "", run.within or "", *(run.warm_args or ())]
    text = " ".join(told)
    return found + Facts(text, frozenset(numbers_in(text) | {float(len(comparison.runs))}))


def is_shown(name: str) -> bool:
    """Tell whether a snippet has a fragment of its own."""
    return (ROOT / "build" / "pages" / "snippets" / f"{name}.md").is_file()


@functools.cache
def facts_of_section(page: str, section: str) -> Facts:
    """Return what a section shows, and those that it is a part of; or what the page shows."""
    read = read_page(page)
    here = read.sections.get(section)
    wanted = {section, *(here.above if here else ())}
    targets = [target for each, target in read.includes if each.id in wanted]
    looks_back = bool(wanted & set(WHOLE_PAGE)) or here is None or here.level < 2
    if looks_back or not any(shows(each) for each in targets):
        targets = [target for _, target in read.includes]
    found = NOTHING
    for target in dict.fromkeys(targets):
        found += facts_of_target(target)
    for block in read.blocks:
        if block.section.id in wanted and block.kind in ("heading", "fold", "head", "question"):
            found += Facts(block.text, frozenset(numbers_in(block.text)))
    return found


def shows(target: str) -> bool:
    """Tell whether an include shows more than a number or the circumstances."""
    return not target.endswith("circumstances.md") and "/values/" not in target


def facts_of_links(page: str, text: str) -> Facts:
    """Return what the sections show that a text leads to, and the names that it links."""
    found = NOTHING
    for _, target, name in LINK.findall(text):
        if name:
            found += Facts(name, frozenset())
        elif target and "://" not in target:
            file, _, anchor = target.partition("#")
            file = file or page
            if file.endswith(".md") and (PAGES / file).is_file():
                found += facts_of_section(file, anchor) + headings_of(file, anchor)
            else:
                found += Facts(target, frozenset())
        elif target:
            found += Facts(target, frozenset())
    return found


@functools.cache
def headings_of(page: str, section: str) -> Facts:
    """Return the title of a page, or of a section, that a link leads to."""
    read = read_page(page)
    here = read.sections.get(section)
    text = here.heading if here else next(b.text for b in read.blocks if b.kind == "heading")
    return Facts(text, frozenset(numbers_in(text)))
