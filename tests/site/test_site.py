"""The built site is whole: links, anchors, outputs and downloads; and it is self-contained."""

import copy
import re
import zipfile
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml

from recorder.catalog.load import load_catalog
from tests.chapters.test_completeness import WITH_SNIPPETS
from tests.fences import find_fences, resolve_includes
from tests.site.conftest import ROOT, SITE, SOURCES, Pages

CATALOG = load_catalog()


def built_from(source: Path) -> Path:
    """Return the page that is built from this Markdown file."""
    return SITE / source.relative_to(ROOT / "docs" / "en").with_suffix(".html")


def test_every_source_is_a_page_of_the_navigation(pages: Pages) -> None:
    settings = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    named = set(re.findall(r"[\w/]+\.md", str(settings["nav"])))
    assert named == {path.relative_to(ROOT / "docs" / "en").as_posix() for path in SOURCES}
    assert {built_from(source) for source in SOURCES} | {SITE / "404.html"} == set(pages)


def test_every_internal_link_and_anchor_leads_somewhere(pages: Pages) -> None:
    ids = {
        path: set(page.xpath("//@id")) | set(page.xpath("//a/@name"))
        for path, page in pages.items()
    }
    broken = []
    checked = 0
    for path, page in pages.items():
        if path.name == "404.html":  # served at any depth, so its links are absolute
            continue
        for link in page.xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            checked += 1
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if target.is_dir():
                target /= "index.html"
            missing = not target.is_file()
            if missing or (parts.fragment and unquote(parts.fragment) not in ids.get(target, ())):
                broken.append(f"{path.relative_to(SITE)}: {link}")
    assert broken == []
    assert checked > 100


def test_no_page_asks_another_host_for_anything(pages: Pages) -> None:
    foreign = []
    for path, page in pages.items():
        loads = page.xpath(
            "//script/@src | //img/@src | //img/@srcset | //iframe/@src | //source/@src"
            " | //link[not(contains('canonical prev next', @rel))]/@href | //form/@action"
            " | //video/@src | //audio/@src | //object/@data | //embed/@src"
        )
        foreign += [f"{path.name}: {url}" for url in loads if urlsplit(url).netloc]
        for css in page.xpath("//style/text() | //@style"):
            foreign += [f"{path.name}: {url}" for url in re.findall(r"url\([\"']?\w+://[^)]*", css)]
    for style in SITE.rglob("*.css"):
        text = style.read_text(encoding="utf-8")
        foreign += re.findall(r"url\([\"']?(?:https?:)?//[^)]*|@import[^;]*//[^;]*", text)
    assert foreign == []


def test_every_fence_and_recording_of_a_page_is_shown_and_filled(pages: Pages) -> None:
    for source in SOURCES:
        text = source.read_text(encoding="utf-8")
        expected = list(find_fences(resolve_includes(text)))
        shown = [
            "".join(block.itertext())
            for block in pages[built_from(source)].xpath(
                "//article//div[contains(concat(' ', @class, ' '), ' highlight ')]//code"
                "[not(ancestor::*[contains(@class, 'doc-signature')])]"
            )
        ]
        assert len(shown) == len(expected), source.name
        for fence, code in zip(expected, shown, strict=True):
            assert code.strip(), f"{source.name}:{fence.line} is empty"
            assert code.strip() == fence.text.strip()


def test_every_recording_on_a_page_shows_its_circumstances_and_the_page_its_machine(
    pages: Pages,
) -> None:
    seen = 0
    for source in SOURCES:
        shown = resolve_includes(source.read_text(encoding="utf-8"))
        expected = len(re.findall(r"\{ \.circumstances\b", shown))
        page = pages[built_from(source)]
        assert len(page.xpath("//p[contains(@class, 'circumstances')]")) == expected, source
        seen += expected
        foot = page.xpath("//p[contains(@class, 'foot')]")
        assert len(foot) == (expected > 0), f"{source}: include build/pages/circumstances.md once"
        for line in foot:
            assert re.search(
                r"Python \d+\.\d+\.\d+\S* · .+ · \d+ usable CPUs?", line.text_content()
            )
    assert seen >= len(CATALOG.entries) + len(CATALOG.comparisons)


def test_no_include_is_left_unresolved(pages: Pages) -> None:
    for path, page in pages.items():
        article = "".join(text for each in page.xpath("//article") for text in each.itertext())
        assert "8<--" not in article, path
        assert "{ ." not in article, path


def test_every_snippet_can_be_downloaded_byte_for_byte(pages: Pages) -> None:
    names = sorted({entry.path for entry in CATALOG.entries})
    for name in names:
        assert (SITE / name).read_bytes() == (ROOT / name).read_bytes()
        assert b"8<--" not in (SITE / name).read_bytes()
    published = {path.relative_to(SITE).as_posix() for path in (SITE / "snippets").rglob("*.py")}
    assert published == set(names)


def test_the_zip_holds_all_of_them(pages: Pages) -> None:
    with zipfile.ZipFile(SITE / "snippets" / "snippets.zip") as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == sorted({entry.path for entry in CATALOG.entries})
        for name in archive.namelist():
            assert archive.read(name) == (SITE / name).read_bytes()


def test_standard_library_names_are_linked(pages: Pages) -> None:
    for source in SOURCES:
        if "{ #standard-library " in source.read_text("utf-8"):
            page = pages[built_from(source)]
            links = page.xpath("//article//a[contains(@class, 'autorefs-external')]/@href")
            assert links, source
            assert all(link.startswith("https://docs.python.org/3") for link in links)


def test_nothing_of_the_workshop_is_published() -> None:
    names = [path.name for path in SITE.rglob("*")]
    assert not {"conftest.py", "catalog.toml", "__init__.py", "__pycache__"} & set(names)
    assert not [name for name in names if name.endswith((".md", ".pyc", ".jinja"))]


MADE = re.compile(
    r"(?:snippets|traces)/.*|search/search_index\.js(?:on)?|assets/_mkdocstrings\.css|objects\.inv"
    r"|sitemap\.xml(?:\.gz)?"
)
"""What is no page and is written for this site; other tests look into it."""


def test_every_other_file_is_the_one_of_the_theme_or_put_in_its_place() -> None:
    """A script that came from elsewhere would run in the reader's browser."""
    own, theme = ROOT / "docs" / "theme", Path(str(files("material") / "templates"))
    for path in SITE.rglob("*"):
        name = path.relative_to(SITE)
        if path.is_file() and path.suffix != ".html" and not MADE.fullmatch(name.as_posix()):
            source = next((root / name for root in (own, theme) if (root / name).is_file()), None)
            assert source, f"{name}: comes from nowhere"
            assert path.read_bytes() == source.read_bytes(), f"{name}: is not {source}"


MOST_WORDS = 1200
"""Of prose on a page that teaches: one sitting."""
NO_PROSE = " | ".join(
    f".//{each}"
    for each in (
        *("figure", "svg", "table", "details", "script", "style", "div[@class='row']"),
        *(f"*[contains(@class, '{name}')]" for name in ("highlight", "circumstances")),
    )
)


@pytest.mark.parametrize("chapter", WITH_SNIPPETS)
def test_a_chapter_is_read_in_one_sitting(pages: Pages, chapter: str) -> None:
    (article,) = copy.deepcopy(pages[SITE / chapter.replace(".md", ".html")]).xpath("//article")
    for element in article.xpath(NO_PROSE):
        element.drop_tree()
    assert len(article.text_content().split()) <= MOST_WORDS


def test_no_page_calls_a_measurement_too_noisy(pages: Pages) -> None:
    for path, page in pages.items():
        (body,) = page.xpath("//body")
        assert "too noisy" not in body.text_content(), path
