"""What stands on a page belongs together: each block is of one snippet, whole, and in order."""

from pathlib import Path

import pytest

from tests.site.conftest import ROOT, SOURCES
from tests.site.grammar import Shown


@pytest.mark.parametrize(
    "source", SOURCES, ids=lambda each: each.relative_to(ROOT / "docs" / "en").as_posix()
)
def test_a_page_shows_what_its_source_includes_and_nothing_else(
    source: Path, readings: dict[Path, list[Shown] | AssertionError]
) -> None:
    found = readings[source]
    if isinstance(found, AssertionError):
        raise found
