"""Every page is HTML as the standard has it, so every browser shows the same."""

from pathlib import Path

import pytest
from justhtml import JustHTML

from tests.site.conftest import ROOT, SITE, SOURCES, Pages

BUILT = [path.relative_to(ROOT / "docs" / "en").with_suffix(".html") for path in SOURCES]
PAGES = [*BUILT, Path("404.html")]
MARKERS = "/// ", "///\n", "{ .", ":::", "8<--", "??? ", "!!! ", "| ", "- ", "1. "
"""What is left at the begin of a paragraph that the builder did not understand."""


@pytest.mark.parametrize("name", PAGES, ids=Path.as_posix)
def test_a_page_is_valid(name: Path) -> None:
    text = (SITE / name).read_text("utf-8")
    errors = JustHTML(text, collect_errors=True).errors
    assert not errors, f"site/{name}: {', '.join(map(str, errors))}"


def test_every_page_is_looked_at(pages: Pages) -> None:
    assert {path.relative_to(SITE) for path in pages} == set(PAGES)


def test_no_markup_is_left_that_the_builder_did_not_understand(pages: Pages) -> None:
    for path, page in pages.items():
        assert not page.xpath("//*[@markdown]"), path
        for each in page.xpath("//article//p"):
            lines = f"{each.text_content().strip()}\n".splitlines(keepends=True)
            assert not [line for line in lines if line.startswith(MARKERS)], (path, each.text)


def test_nothing_that_was_written_is_hidden(pages: Pages) -> None:
    for path, page in pages.items():
        assert not page.xpath("//article//*[@hidden or @style or @lang or @dir]"), path


def test_what_takes_the_focus_can_be_heard(pages: Pages) -> None:
    """What is hidden from those who listen must not stop the Tab key for them."""
    takes = "self::a[@href] or self::button or self::input or self::summary or @tabindex >= 0"
    for path, page in pages.items():
        hidden = page.xpath(f"//*[@aria-hidden='true']/descendant-or-self::*[{takes}]")
        assert [each for each in hidden if each.get("tabindex") != "-1"] == [], path
