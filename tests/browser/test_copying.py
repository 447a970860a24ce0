"""What a reader takes along with one click: the command of an output, and that of a snippet."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from recorder.catalog.entries import Entry
from recorder.pages.commands import command_of, site_address
from tests.browser.test_pages import WIDTHS, open_page
from tests.chapters.test_completeness import CATALOG, blocks_of

CHAPTER = "million_digits.md"
"""With arguments on its page, with packages, and with a folded listing."""
MOST_LINES = {"phone": 2, "desk": 1}
SHARE = 0.8
"""Of the rows: many words of a verdict or of circumstances, or an entry, may take a line more."""
SOME = ("first_process", "is_it_alive", "pool", "moved_to_314", "faster_points", "million_digits")
ROWS = """() => [...document.querySelectorAll('.row:not(:has(div.where))')].map(row => {
    const before = row.previousElementSibling
    const time = before?.matches('.circumstances') ? [before] : []
    const items = [...row.querySelectorAll('.download, .copy, .in-index, summary')]
    const middles = [...time, ...items].map(each => each.getBoundingClientRect())
        .map(box => box.top + box.height / 2).sort((a, b) => a - b)
    return {
        lines: 1 + middles.filter((y, i) => i && y - middles[i - 1] > 10).length,
        lowest: Math.min(...items.map(each => each.getBoundingClientRect().height)),
    }
})"""


def first_entry(name: str) -> Entry:
    """Return the first catalog entry of a snippet."""
    return next(entry for entry in CATALOG.entries if entry.name == name and not entry.label)


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """Open a chapter in a browser whose clipboard can be read."""
    page, _ = open_page(chromium, f"{address}/{CHAPTER.replace('.md', '.html')}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield page
    page.context.close()


def test_the_copy_button_of_an_output_copies_its_command_alone(page: Page) -> None:
    boxes = page.locator(".language-console.highlight:visible")
    assert boxes.count() > 0
    for number in range(boxes.count()):
        box = boxes.nth(number)
        box.hover()
        button = box.locator("[data-md-type=copy]")
        button.click()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert button.get_attribute("title") == f"Copy {copied}"
        assert copied == box.inner_text().partition("\n")[0].removeprefix("$ ")


def test_the_button_below_a_snippet_copies_the_command_that_runs_it(page: Page) -> None:
    buttons = page.locator(".row .copy")
    expected = [first_entry(name) for name in blocks_of(CHAPTER)]
    assert buttons.count() == len(expected)
    for button, entry in zip(buttons.all(), expected, strict=True):
        command = command_of(entry, entry.run.args, site_address())
        button.focus()
        page.keyboard.press("Enter")
        assert page.evaluate("navigator.clipboard.readText()") == command
        assert command.startswith(button.inner_text().removeprefix("Copy\xa0").removesuffix(" …"))


@pytest.mark.parametrize("device", WIDTHS)
def test_the_row_below_a_listing_is_short_and_large_enough_for_a_finger(
    chromium: Browser, address: str, device: str
) -> None:
    page, _ = open_page(chromium, f"{address}/index.html", WIDTHS[device])
    try:
        lines = []
        for chapter in SOME:
            page.goto(f"{address}/{chapter}.html")
            for row in page.evaluate(ROWS):
                assert row["lowest"] >= 24, chapter
                lines.append(row["lines"])
        assert len(lines) > 30
        assert max(lines) <= 1 + MOST_LINES[device]
        assert sum(count <= MOST_LINES[device] for count in lines) >= SHARE * len(lines)
    finally:
        page.context.close()
