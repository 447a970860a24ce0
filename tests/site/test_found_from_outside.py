"""Search engines and link previews find a page: by its title, its description, its address."""

import json
import os
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from lxml import etree, html

from recorder.pages.commands import VARIABLE, site_address
from tests.chapters.test_completeness import CHAPTERS, PARTS, SETTINGS
from tests.site.conftest import ROOT, SITE, SOURCES, Pages

ADDRESS = "https://example.org/a/book/"
FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n", flags=re.DOTALL)
CARD = ROOT / "docs" / "theme" / "assets" / "card.png"
MOST_BYTES_OF_THE_CARD = 60_000
CARD_SIZE = (1200, 630)


def described(pages: Pages) -> dict[str, str]:
    """Return the description of every page but the 404 page, by the page's name."""
    found = {}
    for path, page in pages.items():
        if path.name != "404.html":
            (found[path.relative_to(SITE).as_posix()],) = named(page, "description")
    return found


def named(page: html.HtmlElement, name: str) -> list[str]:
    """Return the contents of all meta elements of this name or property."""
    return [
        str(each) for each in page.xpath(f"//meta[@name='{name}' or @property='{name}']/@content")
    ]


def test_every_page_has_a_title_a_heading_and_a_description_of_its_own(pages: Pages) -> None:
    titles = ["".join(page.xpath("//head/title/text()")) for page in pages.values()]
    lowered = [
        title.lower() for path, title in zip(pages, titles, strict=True) if path.name != "404.html"
    ]
    assert all(lowered)
    assert sorted(set(lowered)) == sorted(lowered), "two pages, one title"
    assert {path: len(page.xpath("//h1")) for path, page in pages.items()} == dict.fromkeys(
        pages, 1
    )
    descriptions = described(pages)
    assert len(set(descriptions.values())) == len(descriptions), "two pages, one description"
    for name, text in descriptions.items():
        assert 70 <= len(text) <= 160, name
        assert text.endswith((".", "?")), name
        assert not set(text) & set('"<>&`'), f"{name}: the theme escapes nothing there"


def test_a_preview_tells_what_the_page_tells(pages: Pages) -> None:
    for name, text in described(pages).items():
        page = pages[SITE / name]
        assert named(page, "og:description") == [text], name
        (title,) = named(page, "og:title")
        assert title in "".join(page.xpath("//head/title/text()")), name


@pytest.mark.skipif(bool(site_address()), reason=f"{VARIABLE} is set: this site has an address")
def test_a_site_without_an_address_names_none(pages: Pages) -> None:
    for path, page in pages.items():
        assert page.xpath("//link[@rel='canonical']") == [], path
        assert page.xpath("//script[@type='application/ld+json']") == [], path
        for name in ("og:url", "og:image", "twitter:card", "twitter:image"):
            assert named(page, name) == [], path
        assert [text for text in page.xpath("//meta/@content") if "://" in text] == [], path
    assert not list(SITE.glob("sitemap.xml*"))


def test_the_card_is_as_large_as_it_says_and_no_larger() -> None:
    content = CARD.read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == CARD_SIZE
    assert len(content) < MOST_BYTES_OF_THE_CARD


@pytest.fixture(scope="module")
def site_with_address(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build heads alone, with an address: each page's title and description, none of its text."""
    folder = tmp_path_factory.mktemp("published")
    for source in SOURCES:
        text = source.read_text(encoding="utf-8")
        head = FRONT_MATTER.match(text)
        assert head, f"{source}: no description; begin the page with one between two lines of ---"
        heading = next(line for line in text.splitlines() if line.startswith("# "))
        target = folder / "docs" / source.relative_to(ROOT / "docs" / "en")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"{head[0]}\n{heading}\n", encoding="utf-8")
    shutil.copytree(ROOT / "docs" / "theme", folder / "theme")
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": "docs",
        "theme": {"custom_dir": str(folder / "theme")},
        "plugins": ["offline"],
        "markdown_extensions": ["attr_list"],
        "watch": [],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "site")],
        cwd=folder,
        env={**os.environ, VARIABLE: ADDRESS.rstrip("/"), "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    return folder / "site"


@pytest.fixture(scope="module")
def published(site_with_address: Path) -> Pages:
    """Return the pages of a site with an address, by their paths in it."""
    paths = sorted(site_with_address.rglob("*.html"))
    return {path.relative_to(site_with_address): html.parse(path).getroot() for path in paths}


def test_a_site_with_an_address_names_it_on_every_page(published: Pages) -> None:
    for name, page in published.items():
        if name.name == "404.html":
            continue
        own = f"{ADDRESS}{name.as_posix()}"
        assert page.xpath("//link[@rel='canonical']/@href") == [own]
        assert named(page, "og:url") == [own]
        assert named(page, "og:image") == [f"{ADDRESS}assets/card.png"]
        assert named(page, "twitter:card") == ["summary_large_image"]
        assert [int(named(page, f"og:image:{side}")[0]) for side in ("width", "height")] == [
            *CARD_SIZE
        ]


def test_a_missing_page_has_no_address(published: Pages) -> None:
    page = published[Path("404.html")]
    assert page.xpath("//link[@rel='canonical']") == []
    assert [text for text in page.xpath("//meta/@content") if ADDRESS in text] == []


def test_the_sitemap_lists_every_page_once(site_with_address: Path) -> None:
    listed = etree.parse(site_with_address / "sitemap.xml").xpath("//*[local-name()='loc']/text()")
    expected = [source.relative_to(ROOT / "docs" / "en").with_suffix(".html") for source in SOURCES]
    assert sorted(listed) == sorted(f"{ADDRESS}{path.as_posix()}" for path in expected)


def structured(page: html.HtmlElement) -> list[dict[str, object]]:
    """Return what a page says of itself to machines."""
    (text,) = page.xpath("//script[@type='application/ld+json']/text()")
    facts = json.loads(text)
    assert facts["@context"] == "https://schema.org"
    return list(facts["@graph"])


def license_of_pages() -> str:
    """Return the address of the license that LICENSE.md gives the pages."""
    text = (ROOT / "LICENSE.md").read_text(encoding="utf-8")
    ((kind, version),) = re.findall(
        r"^\| `docs/`.*/CC-([A-Z-]+)-([\d.]+)\.txt\)", text, re.MULTILINE
    )
    return f"https://creativecommons.org/licenses/{kind.lower()}/{version}/"


def test_machines_are_told_what_people_read_and_nothing_else(published: Pages) -> None:
    of_all = {
        "image": f"{ADDRESS}assets/card.png",
        "inLanguage": "en",
        "license": license_of_pages(),
        "isAccessibleForFree": True,
    }
    book = {"@id": f"{ADDRESS}#book"}
    series = {
        **of_all,
        **book,
        "@type": ["WebSite", "CreativeWorkSeries"],
        "name": SETTINGS["site_name"],
        "description": SETTINGS["site_description"].strip(),
        "url": ADDRESS,
    }
    for path, page in published.items():
        name, source = path.as_posix(), path.with_suffix(".md").as_posix()
        if name == "404.html":
            continue
        (title,), address = named(page, "og:title"), f"{ADDRESS}{name}"
        expected: list[object] = [series]
        if source in PARTS:
            expected.append(
                {
                    **of_all,
                    "@type": ["TechArticle", "LearningResource"],
                    "@id": address,
                    "url": address,
                    "headline": title,
                    "description": named(page, "description")[0],
                    "articleSection": PARTS[source],
                    "position": CHAPTERS.index(source) + 1,
                    "isPartOf": book,
                    "learningResourceType": "tutorial",
                    "about": {"@type": "ComputerLanguage", "name": "Python"},
                }
            )
        if name != "index.html":
            steps = [(SETTINGS["site_name"], ADDRESS), (title, address)]
            expected.append(
                {
                    "@type": "BreadcrumbList",
                    "itemListElement": [
                        {"@type": "ListItem", "position": number, "name": what, "item": where}
                        for number, (what, where) in enumerate(steps, 1)
                    ],
                }
            )
        assert structured(page) == expected, name
