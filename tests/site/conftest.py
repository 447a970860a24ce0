"""The built site, as it would be published."""

from pathlib import Path

import pytest
from lxml import html

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
