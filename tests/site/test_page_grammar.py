"""What stands on a page belongs together: each block is of one snippet, whole, and in order."""

from pathlib import Path

import pytest

from tests.site.conftest import ROOT, SITE, SOURCES, Pages
from tests.site.grammar import read_page

DOCS = ROOT / "docs" / "en"


@pytest.mark.parametrize("source", SOURCES, ids=lambda each: each.relative_to(DOCS).as_posix())
def test_a_page_shows_what_its_source_includes_and_nothing_else(source: Path, pages: Pages) -> None:
    page = SITE / source.relative_to(DOCS).with_suffix(".html")
    read_page(source, page, pages[page])
