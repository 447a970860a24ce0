"""Nothing is forgotten: every snippet catalogued, shown, tested; every chapter whole."""

import ast
import itertools
import re
from pathlib import Path

import pytest
import yaml

from recorder.catalog.entries import METHODS, Entry, snippet_of
from recorder.catalog.load import load_catalog
from recorder.pages.includes import read_pages
from recorder.runs.interpreters import own_interpreter

ROOT = Path(__file__).parents[2]
CATALOG = load_catalog()
SETTINGS = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
NAMES = CATALOG.names
PARTS = {
    next(iter(page.values())): title
    for part in SETTINGS["nav"]
    for title, pages in part.items()
    if title in SETTINGS["extra"]["book"]
    for page in pages
}
"""In which part of the book each chapter stands."""
CHAPTERS = [*PARTS]
PAGES = {page.path.name: page for page in read_pages() if page.path.parent.name == "en"}
WITH_SNIPPETS = ["index.md", *CHAPTERS]
ID = re.compile(r"\{ #([\w-]+)( data-search-exclude=\"true\")? \}$")
CHAPTER_SECTIONS = ["when", "check-yourself", "standard-library"]
FOOT = '--8<-- "build/pages/circumstances.md"'
MOST_QUESTIONS = 3
MOST_WORDS_BEFORE_THE_PROGRAM = 160


@pytest.mark.parametrize("name", NAMES)
def test_every_snippet_has_a_test_that_runs_it(name: str) -> None:
    topic, stem = name.split("/")
    path = ROOT / "tests" / "snippets" / topic / f"test_{stem}.py"
    assert path.is_file(), f"write {path.relative_to(ROOT)}"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "run"
        and isinstance(node.args[0], ast.Constant)
        and node.args[0].value == name
    ]
    assert calls, f"no test in {path.relative_to(ROOT)} runs {name!r}"
    assert any(isinstance(node, ast.Assert) for node in ast.walk(tree)), "it asserts nothing"


def test_every_test_of_a_snippet_has_its_snippet() -> None:
    tested = {
        f"{path.parent.name}/{path.stem.removeprefix('test_')}"
        for path in (ROOT / "tests" / "snippets").glob("*/test_*.py")
    }
    assert tested == set(NAMES)


def test_the_landing_page_lists_every_chapter_in_order() -> None:
    text = (ROOT / "docs" / "en" / "index.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| \[[^]]+\]\(([\w.]+)\) \|", text, flags=re.MULTILINE) == CHAPTERS


def test_every_chapter_leads_to_the_next_one() -> None:
    for chapter, following in itertools.pairwise(CHAPTERS):
        text = (ROOT / "docs" / "en" / chapter).read_text(encoding="utf-8")
        last = text.rstrip().splitlines()[-1]
        assert re.findall(r"\]\(([\w.]+)", last)[:1] == [following], chapter


def blocks_of(chapter: str) -> list[str]:
    """Return the snippets that a chapter shows, in order."""
    prefix = "build/pages/snippets/"
    targets = [include.target for include in PAGES[chapter].includes]
    return [
        target.removeprefix(prefix).removesuffix(".md")
        for target in targets
        if target.startswith(prefix)
    ]


def test_the_catalog_is_in_reading_order_and_each_snippet_is_shown_once() -> None:
    shown = [name for chapter in WITH_SNIPPETS for name in blocks_of(chapter)]
    assert [*shown, *in_the_index_alone(set(shown))] == NAMES


def in_the_index_alone(shown: set[str]) -> list[str]:
    """Return the snippets that entries of the error index name and no chapter shows, in order."""
    runs = [run for each in CATALOG.failures for run in (each.fails, each.mended) if run]
    return [name for name in dict.fromkeys(map(snippet_of, runs)) if name not in shown]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_chapter_has_all_its_parts(chapter: str) -> None:
    text = (ROOT / "docs" / "en" / chapter).read_text(encoding="utf-8")
    headings = re.findall(r"^#+ .*$", text, flags=re.MULTILINE)
    ids = [match[1] for heading in headings if (match := ID.search(heading))]
    assert len(ids) == len(headings), "a heading without an explicit id"
    assert len(set(ids)) == len(ids), "an id twice"
    assert [name for name in CHAPTER_SECTIONS if name not in ids] == []
    assert 1 <= text.count('??? question "') <= MOST_QUESTIONS
    assert text.count(FOOT) == 1
    assert text.rstrip().splitlines()[-1].startswith("**Next:**")


@pytest.mark.parametrize("chapter", WITH_SNIPPETS)
def test_a_page_shows_its_program_before_anything_else(chapter: str) -> None:
    text = (ROOT / "docs" / "en" / chapter).read_text(encoding="utf-8")
    text = f"\n{text}".partition("\n# ")[2]  # what stands above is for search engines
    before = text.partition('--8<-- "build/pages/snippets/')[0]
    assert len(before) < len(text), "it shows no program"
    assert "--8<--" not in before
    assert not re.search(r"^\s*(\||<(figure|svg|table)|!\[|\?\?\?)", before, flags=re.MULTILINE)
    assert len(before.split()) < MOST_WORDS_BEFORE_THE_PROGRAM


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_holds_neither_code_nor_output_of_its_own(chapter: str) -> None:
    from tests.fences import find_fences

    text = (ROOT / "docs" / "en" / chapter).read_text(encoding="utf-8")
    assert list(find_fences(text)) == []


@pytest.mark.parametrize("entry", CATALOG.entries, ids=lambda entry: entry.id)
def test_what_depends_on_the_start_method_is_shown_under_each(entry: Entry) -> None:
    places = [own_interpreter().place(method) for method in METHODS]
    if entry.label or len({entry.outcome(place) for place in places}) == 1:
        return
    assert entry.run.each_start_method
    page = (ROOT / "docs" / "en" / str(entry.show.explained).partition("#")[0]).read_text("utf-8")
    shown = [f'--8<-- "build/pages/runs/{entry.name}.{method}.md"' in page for method in METHODS]
    assert all(shown) or f'--8<-- "build/pages/runs/{entry.name}.each.md"' in page


def test_no_run_leaves_linux_out() -> None:
    """A need that Linux does not meet would take output and figure from every page."""
    needs = {entry.id: entry.run.needs.system for entry in CATALOG.entries}
    assert set(needs.values()) <= {None, "POSIX", "Linux"}, needs


STARTS = re.compile(r"\b(?:Process|Pool|Thread|ThreadPool|\w+Executor)\(|\.start\(\)")


@pytest.mark.parametrize("entry", CATALOG.entries, ids=lambda entry: entry.id)
def test_what_starts_processes_has_a_timeline_or_a_reason(entry: Entry) -> None:
    source = (ROOT / entry.path).read_text(encoding="utf-8")
    if STARTS.search(source) and not entry.label:
        show = entry.show
        assert show.timeline or show.each_timeline or show.no_timeline


@pytest.mark.parametrize("entry", CATALOG.entries, ids=lambda entry: entry.id)
def test_every_timeline_stands_once_in_a_chapter_with_a_caption(entry: Entry) -> None:
    if not entry.show.timeline:
        return
    include = f'--8<-- "build/pages/runs/{entry.id}.timeline.md"'
    texts = [(ROOT / "docs" / "en" / page).read_text(encoding="utf-8") for page in WITH_SNIPPETS]
    (text,) = [text for text in texts if include in text]
    assert text.count(include) == 1
    after = text.partition(include)[2].replace("\n    ", "\n")
    following = re.sub(r'^(\n*(?:--8<-- "build/\S+"|=== .*)\n)+', "", after)
    assert following.lstrip().startswith(("**In the figure.**", "**In the figures.**"))


def test_every_run_that_fails_is_in_the_error_index() -> None:
    """The list at the end of `error_index.md` has what the catalog expects, and nothing else."""
    rows = (ROOT / "build" / "pages" / "failures" / "runs.md").read_text(encoding="utf-8")
    listed = {row.split("</code>")[0].replace("<wbr>", "") for row in rows.split("| <code>")[1:]}
    failing = {
        entry.name.partition("/")[2]
        for entry in CATALOG.entries
        for outcome in (entry.expect, *entry.expect.under.values())
        if outcome.expect != "succeeds" or outcome.exception
    }
    assert listed == failing


def test_every_topic_has_its_page_of_the_reference() -> None:
    for topic in dict.fromkeys(name.partition("/")[0] for name in NAMES):
        text = (ROOT / "docs" / "en" / "reference" / f"{topic}.md").read_text(encoding="utf-8")
        assert f'--8<-- "build/pages/reference/{topic}.md"' in text
