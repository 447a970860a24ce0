"""Nothing is forgotten: every snippet catalogued, shown, tested; every chapter whole."""

import ast
import re
from pathlib import Path

import pytest
import yaml

from recorder.catalog import Entry, Place, load_catalog
from recorder.pages import check_pages, find_includes

ROOT = Path(__file__).parents[2]
CATALOG = load_catalog(ROOT)
SETTINGS = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
NAMES = list(dict.fromkeys(entry.name for entry in CATALOG.snippet))
CHAPTERS = [
    next(iter(page.values()))
    for part in SETTINGS["nav"]
    for title, pages in part.items()
    if title in ("Tutorial", "Doing it properly", "How fast can it get?")
    for page in pages
]
CHAPTER_SECTIONS = ["when", "check-yourself", "standard-library"]


def test_pages_snippets_and_catalog_fit_together() -> None:
    check_pages(ROOT, CATALOG)


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


def test_the_catalog_is_in_reading_order() -> None:
    read = [
        include.removeprefix("snippets/").removesuffix(".py")
        for chapter in CHAPTERS
        for _, include in find_includes(ROOT / "docs" / "en" / chapter)
        if include.startswith("snippets/")
    ]
    assert list(dict.fromkeys(read)) == NAMES


def test_the_chapters_stand_in_the_order_of_the_curriculum() -> None:
    assert [
        f"{stem}.md"
        for stem in (
            "why_processes",
            "first_process",
            "joining",
            "is_it_alive",
            "process_ids",
            "names",
            "subclassing",
            "pool",
            "pi_bbp",
            "separate_memory",
            "sharing_state",
            "messages",
            "pi_monte_carlo",
            "start_methods",
            "what_can_travel",
            "million_digits",
            "is_it_worth_it",
        )
    ] == CHAPTERS


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_chapter_has_all_its_parts(chapter: str) -> None:
    text = (ROOT / "docs" / "en" / chapter).read_text(encoding="utf-8")
    headings = re.findall(r"^#+ .*$", text, flags=re.MULTILINE)
    ids = [match[1] for heading in headings if (match := re.search(r"\{ #([\w-]+) \}$", heading))]
    assert len(ids) == len(headings), "a heading without an explicit id"
    assert len(set(ids)) == len(ids), "an id twice"
    assert [name for name in CHAPTER_SECTIONS if name not in ids] == []
    assert text.count('??? question "') == 3
    assert "**Notice.**" in text
    assert "**Next:**" in text


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_holds_neither_code_nor_output_of_its_own(chapter: str) -> None:
    from tests.fences import find_fences

    for fence in find_fences((ROOT / "docs" / "en" / chapter).read_text(encoding="utf-8")):
        assert re.fullmatch(r'--8<-- "snippets/[\w/]+\.py(:[\w-]+)?"\n', fence.text)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_shown_snippet_can_be_downloaded_and_has_its_output_beside_it(chapter: str) -> None:
    page = ROOT / "docs" / "en" / chapter
    text = page.read_text(encoding="utf-8")
    targets = [target for _, target in find_includes(page)]
    for target in targets:
        if target.startswith("snippets/"):
            name = target.removeprefix("snippets/").removesuffix(".py")
            assert f"({target}){{ .download download }}" in text
            assert any(re.match(rf"build/recordings/{name}[./]", other) for other in targets), name


@pytest.mark.parametrize("name", NAMES)
def test_where_it_works_stands_once_on_the_page_that_shows_it(name: str) -> None:
    pages = [ROOT / "docs" / "en" / chapter for chapter in CHAPTERS]
    showing = {
        page.name: [target for _, target in find_includes(page)].count(f"build/matrix/{name}.md")
        for page in pages
        if f'"snippets/{name}.py"\n' in page.read_text(encoding="utf-8")
    }
    assert sum(showing.values()) == 1, showing


@pytest.mark.parametrize("entry", CATALOG.snippet, ids=lambda entry: entry.id)
def test_what_depends_on_the_start_method_is_shown_under_each(entry: Entry) -> None:
    places = [Place(method, "3.14", "Linux") for method in ("fork", "spawn", "forkserver")]
    if entry.label or len({entry.outcome(place) for place in places}) == 1:
        return
    assert entry.explained
    page = (ROOT / "docs" / "en" / entry.explained.partition("#")[0]).read_text("utf-8")
    for method in ("fork", "spawn", "forkserver"):
        output = f'    --8<-- "build/recordings/{entry.name}.{method}/output.md"'
        assert f'=== "{method}"\n\n{output}' in page, f"{entry.id}: no tab {method}"


STARTS = re.compile(r"\b(?:Process|Pool|Thread|ThreadPool|\w+Executor)\(|\.start\(\)")


@pytest.mark.parametrize("entry", CATALOG.snippet, ids=lambda entry: entry.id)
def test_what_starts_processes_has_a_timeline_or_a_reason(entry: Entry) -> None:
    source = (ROOT / entry.path).read_text(encoding="utf-8")
    if STARTS.search(source) and not entry.label:
        assert entry.timelines or entry.no_timeline


@pytest.mark.parametrize("entry", CATALOG.snippet, ids=lambda entry: entry.id)
def test_every_timeline_stands_once_in_a_chapter_with_a_caption(entry: Entry) -> None:
    for method in entry.timelines:
        name = "timeline.md" if method == "default" else f"timeline.{method}.md"
        include = f'--8<-- "build/recordings/{entry.id}/{name}"'
        texts = [(ROOT / "docs" / "en" / page).read_text(encoding="utf-8") for page in CHAPTERS]
        (text,) = [text for text in texts if include in text]
        assert text.count(include) == 1
        after = text.partition(include)[2].replace("\n    ", "\n")
        following = re.sub(r'^(\n*(?:--8<-- "build/\S+"|=== .*)\n)+', "", after)
        assert following.lstrip().startswith(("**In the figure.**", "**In the figures.**"))


@pytest.mark.parametrize("name", NAMES)
def test_the_reference_lists_every_snippet(name: str) -> None:
    topic, stem = name.split("/")
    text = (ROOT / "docs" / "en" / "reference" / f"{topic}.md").read_text(encoding="utf-8")
    assert f"::: snippets.{topic}.{stem}\n" in text
