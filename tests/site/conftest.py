"""The built site, as it would be published."""

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
def readings(pages: Pages) -> "dict[Path, list[Shown] | AssertionError]":
    """Return what the includes of each source became, or what is wrong with its page."""
    from tests.site.grammar import read_page

    found: dict[Path, list[Shown] | AssertionError] = {}
    for source in SOURCES:
        page = SITE / source.relative_to(ROOT / "docs" / "en").with_suffix(".html")
        try:
            found[source] = read_page(source, page, pages[page])
        except AssertionError as error:
            found[source] = error
    return found


@pytest.fixture(scope="session")
def shown(readings: "dict[Path, list[Shown] | AssertionError]") -> "list[Shown]":
    """Return what the includes of all pages became that can be read."""
    return [each for found in readings.values() if isinstance(found, list) for each in found]
