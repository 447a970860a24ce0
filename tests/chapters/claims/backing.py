"""Reads what claims rest on, and tells what is wrong with it.

Beside this file, ``NAME.toml`` has an entry for each sentence of ``docs/en/NAME.md`` that says how
something behaves, and so have the pages about the project and the files that people read first.
An entry is the sentence itself, and what would go red if it were false::

    [[claim]]
    says = "The parent's line comes last, in every run."
    test = "process/test_join_one.py::test_the_parent_goes_on_only_after_the_child"

One or several of these keys:

- ``test``: a test below ``tests/snippets``, or from ``tests/`` on, or a list of them; what is said
  about the project may rest on any, what is said in a chapter on those of what it shows;
- ``run`` with ``prints``: a run that the page shows, and what its output there holds;
- ``figure`` with ``shows``: a figure of the page, and lanes or labels in the table below it;
- ``source``: words of a program that the page shows, for what the program does;
- ``file`` with ``holds``: a file of the project, and words of it, where the project is described;
- ``comparison``: what is timed and shown on the page, for statements that are generated from it;
- ``version``: the beginning of a quote in ``test_version_statements.py``;
- ``cites``: a name of the standard library, or an address, that the page links;
- ``repeats``: another sentence that rests on something, on this page or ``other.md: sentence``.

A sentence that claims nothing, such as an instruction, has ``no_claim`` with the reason instead.

What its form frees from that, such as a heading or a question, is listed as it was read, before
the claims: ``rest = ["The lock helps", …]``. So is each program, output or figure that is included,
with the words above it. Thus no word changes unseen, and nothing stands below other words.
The first line is a digest of the whole page: a blank line, an indentation, an attribute or a code
fence also decides what readers see, and no other gate knows what they should have seen.
"""

import ast
import functools
import html
import re
import tomllib
from typing import Any

from recorder.catalog.entries import snippet_of
from tests.chapters.facts import COMPARISONS, ENTRIES, facts_of_target, resolved, source_of
from tests.chapters.prose import LINK, PAGES, ROOT, is_of_root, path_of, read_page
from tests.chapters.test_completeness import NAMES
from tests.chapters.test_version_statements import STATEMENTS
from tests.noted import digest_of as digest_of_file

FOLDER = ROOT / "tests" / "chapters" / "claims"
KEYS = {
    "test",
    "run",
    "prints",
    "figure",
    "shows",
    "source",
    "file",
    "holds",
    "comparison",
    "version",
    "cites",
    "repeats",
    "no_claim",
}
REASONS = {
    "an instruction",
    "a definition",
    "a plan of the page",
    "an opinion",
    "an example",
    "a summary of the page",
    "arithmetic",
    "a look at what stands there",
}
"""Why a sentence claims nothing; one of these, so that no reason is made up."""
AUTHORITIES = ("https://docs.python.org/", "https://peps.python.org/", "https://github.com/python/")

HISTORY = "seen when it was decided"
"""What only a page about the project may say: it was so once, and nothing tries it again."""

Claim = dict[str, Any]


@functools.cache
def file_of(page: str) -> dict[str, Any]:
    """Return what the file of a page holds; nothing if it has none."""
    path = FOLDER / page.replace(".md", ".toml")
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def claims_on(page: str) -> list[Claim]:
    """Return the entries of a page, in order."""
    found: list[Claim] = file_of(page).get("claim", [])
    return found


def rest_on(page: str) -> list[str]:
    """Return what claims nothing by its form, as it was read, in order."""
    found: list[str] = file_of(page).get("rest", [])
    return found


def digest_on(page: str) -> str:
    """Return the digest of a page when somebody looked at it."""
    return str(file_of(page).get("looked_at", ""))


def digest_of(page: str) -> str:
    """Return the digest of a page as it is."""
    return digest_of_file(path_of(page))[:16]


def listed(value: str | list[str]) -> list[str]:
    """Return what may be one or several as a list."""
    return [value] if isinstance(value, str) else value


@functools.cache
def targets_on(page: str) -> tuple[str, ...]:
    """Return what a page includes."""
    return tuple(target for _, target in read_page(page).includes)


@functools.cache
def snippets_on(page: str) -> frozenset[str]:
    """Return the snippets that a page shows or times, and those that it shows a run of."""
    text = "\n".join(facts_of_target(target).text for target in targets_on(page))
    found = set(re.findall(r"snippets/(\w+/\w+)\.py", text))
    for target in targets_on(page):
        if match := re.search(r"pages/(?:runs|values)/(\w+/\w+)", target):
            found.add(snippet_of(match[1]))
    return frozenset(found & set(NAMES))


@functools.cache
def snippets_near(page: str) -> frozenset[str]:
    """Return the snippets of a page and of the pages that it leads to."""
    text = path_of(page).read_text(encoding="utf-8")
    leads_to = {match for match in re.findall(r"\]\((\w+\.md)", text) if (PAGES / match).is_file()}
    return snippets_on(page).union(*map(snippets_on, sorted(leads_to)))


@functools.cache
def functions_of(path: str) -> frozenset[str]:
    """Return the tests of a file, also those in its classes."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def faults_of(page: str, claim: Claim) -> list[str]:
    """Return what is wrong with what a sentence rests on."""
    unknown = set(claim) - KEYS - {"says"}
    if unknown:
        return [f"no such key: {', '.join(sorted(unknown))}"]
    if "no_claim" in claim:
        if len(claim) > 2:
            return ["it claims nothing and yet rests on something"]
        known = claim["no_claim"] in REASONS | ({HISTORY} if is_about_project(page) else set())
        return [] if known else [f"no_claim is one of: {', '.join(sorted(REASONS))}"]
    checks = {
        "test": fault_of_test,
        "run": fault_of_run,
        "figure": fault_of_figure,
        "source": fault_of_source,
        "file": fault_of_file,
        "comparison": fault_of_comparison,
        "version": fault_of_version,
        "cites": fault_of_citation,
        "repeats": fault_of_repetition,
    }
    found = [
        fault
        for key, check in checks.items()
        if key in claim
        for value in listed(claim[key])
        if (fault := check(page, value, claim))
    ]
    return found if set(checks) & set(claim) else ["it rests on nothing yet"]


def fault_of_test(page: str, test: str, _: Claim) -> str:
    """Look for a test, and for what it has to do with the page."""
    file, name = [*test.split("::", 1), ""][:2]
    path = file if file.startswith("tests/") else f"tests/snippets/{file}"
    if not (ROOT / path).is_file():
        return f"there is no {path}"
    if name not in functions_of(path):
        return f"{path} has no {name}"
    if is_about_project(page):
        return ""
    text = (ROOT / path).read_text(encoding="utf-8")
    own = re.fullmatch(r"tests/snippets/(\w+)/test_(\w+)\.py", path)
    snippets = snippets_near(page)
    if own and f"{own[1]}/{own[2]}" in snippets:
        return ""
    if page in text or any(f'"{each}"' in text for each in snippets):
        return ""
    return f"{path} tests no snippet of this page, or of those that it leads to, nor names it"


def fault_of_run(page: str, run: str, claim: Claim) -> str:
    """Look for a run on the page, and for what it is said to print there."""
    if run not in ENTRIES:
        return f"the catalog has no run {run}"
    shown = [target for target in targets_on(page) if run_of(target) == run]
    stem = snippet_of(run)
    shown += [target for target in targets_on(page) if target.endswith(f"/{stem}.each.md")]
    if not shown:
        return f"the page does not show the run {run}"
    if "prints" not in claim:
        return "say what it prints"
    text = "\n".join(resolved(target) for target in shown).replace(source_of(stem), "")
    missing = [each for each in listed(claim["prints"]) if each not in text]
    return f"{run} does not print: {missing[0]}" if missing else ""


def run_of(target: str) -> str:
    """Return the run whose output an include shows."""
    found = re.fullmatch(r"build/pages/(?:runs|snippets)/(\w+/[\w.]+?)(?:\.table)?\.md", target)
    return found[1] if found else ""


def fault_of_figure(page: str, run: str, claim: Claim) -> str:
    """Look for a figure on the page, and for cells of the table that holds its facts."""
    target = f"build/pages/runs/{run}.timeline.md"
    if target not in targets_on(page):
        return f"the page does not show the figure of {run}"
    cells = re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", html.unescape(resolved(target)))
    wanted = listed(claim.get("shows", []))
    missing = [each for each in wanted if not any(each in cell for cell in cells)]
    if missing or not claim.get("shows"):
        return f"the figure of {run} does not show: {missing or 'say what it shows'}"
    return ""


def fault_of_source(page: str, words: str, _: Claim) -> str:
    """Look for words of a program among those of the page."""
    if any(words in source_of(name) for name in snippets_on(page)):
        return ""
    return f"no program of the page has: {words}"


def fault_of_file(page: str, name: str, claim: Claim) -> str:
    """Look for words in a file of the project, for a sentence that describes the project."""
    if not is_about_project(page):
        return "a chapter rests on what it shows, not on a file"
    if not (ROOT / name).is_file():
        return f"there is no {name}"
    if "holds" not in claim:
        return "say what it holds"
    text = (ROOT / name).read_text(encoding="utf-8")
    missing = [each for each in listed(claim["holds"]) if each not in text]
    return f"{name} does not hold: {missing[0]}" if missing else ""


def is_about_project(page: str) -> bool:
    """Tell a page that describes the project from a chapter."""
    return page.startswith(("about/", "reference/")) or is_of_root(page)


def fault_of_comparison(page: str, name: str, _: Claim) -> str:
    """Look for a comparison on the page."""
    if name not in COMPARISONS and name not in ENTRIES:
        return f"the catalog has no comparison {name}"
    shown = any(f"/{name}" in target for target in targets_on(page))
    return "" if shown else f"the page does not show {name}"


def fault_of_version(page: str, quote: str, _: Claim) -> str:
    """Look for a tested statement on versions."""
    quotes = [each.quote for each in STATEMENTS if each.page == page]
    if any(each.startswith(quote) for each in quotes):
        return ""
    return f"test_version_statements.py has no quote of this page that begins: {quote}"


def fault_of_citation(page: str, what: str, claim: Claim) -> str:
    """Look for a link to the documentation, of a name or an address."""
    text = path_of(page).read_text(encoding="utf-8")
    if what.startswith("https://"):
        known = what.startswith(AUTHORITIES) or what in claim["says"]
        return "" if known and f"({what})" in text else f"the page does not link {what}"
    names = {name for _, _, name in LINK.findall(text)}
    return "" if what in names else f"the page does not link {what}"


def fault_of_repetition(page: str, what: str, claim: Claim) -> str:
    """Look for the sentence that this one repeats, which must rest on something itself."""
    other, found, sentence = what.partition(".md: ")
    of, says = (f"{other}.md", sentence) if found else (page, what)
    if says == claim["says"]:
        return "it repeats itself"
    for each in claims_on(of):
        if each["says"] == says:
            grounds = set(each) & KEYS - {"no_claim", "repeats", "prints", "shows", "holds"}
            return "" if grounds else f"what it repeats has no ground of its own: {says}"
    return f"{of} has no claim: {says}"
