"""The built site, as it would be published."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html

if TYPE_CHECKING:
    from tests.site.grammar import Shown

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
SOURCES = sorted((ROOT / "docs" / "en").rglob("*.md"))

Pages = dict[Path, html.HtmlElement]


@pytest.fixture(scope="session")
def pages() -> Pages:
    """Return every page of the site, parsed, by its path."""
    if not (SITE / "index.html").is_file():
        pytest.fail("there is no site/; build it first: nox -s docs", pytrace=False)
    return {path: html.parse(path).getroot() for path in sorted(SITE.rglob("*.html"))}


@pytest.fixture(scope="session")
def shown(pages: Pages) -> "list[Shown]":
    """Return what the includes of all pages became; a page that cannot be read fails by itself."""
    from tests.site.grammar import read_page

    found = []
    for source in SOURCES:
        page = SITE / source.relative_to(ROOT / "docs" / "en").with_suffix(".html")
        with contextlib.suppress(AssertionError):
            found += read_page(source, page, pages[page])
    return found
