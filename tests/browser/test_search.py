"""The search finds the section that answers, on a phone, and costs nothing before it is opened."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.conftest import ROOT
from tests.serving import Quiet, served

# Zensical has a search of its own.
pytestmark = pytest.mark.usefixtures("material")

QUERIES = tomllib.loads((ROOT / "tests" / "browser" / "queries.toml").read_text(encoding="utf-8"))
PHONE = ViewportSize(width=390, height=844)
DESK = ViewportSize(width=1440, height=900)
BOX = ".md-search__input"
LINK = ".md-search-result__link"
# The links that are on the screen, nothing opened and nothing scrolled.
IN_VIEW = """links => links.filter(each => each.checkVisibility())
    .filter(each => each.getBoundingClientRect().bottom <= innerHeight)
    .map(each => new URL(each.href).pathname.slice(1) + new URL(each.href).hash)"""


@pytest.fixture(scope="module")
def requested(site: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve the site and return its address, and the paths that were asked for."""
    paths: list[str] = []

    class Noting(Quiet):
        def do_GET(self) -> None:  # noqa: N802
            """Note what is asked for."""
            paths.append(self.path)
            super().do_GET()

        def end_headers(self) -> None:
            """Let nothing be kept, so that a second request is seen."""
            self.send_header("Cache-Control", "no-store")
            super().end_headers()

    with served(site, Noting) as address:
        yield address, paths


def results_of(page: Page, query: str) -> list[str]:
    """Type a query, the last letter by hand, and return the links that come into view."""
    page.eval_on_selector(".md-search-result__list", "list => { list.innerHTML = '' }")
    page.fill(BOX, query[:-1])
    page.locator(BOX).press_sequentially(query[-1])
    page.wait_for_function(
        f"() => document.querySelector('{LINK}')"
        " || /^No /.test(document.querySelector('.md-search-result__meta').textContent)"
    )
    return list(page.eval_on_selector_all(LINK, IN_VIEW))


@pytest.mark.parametrize("kind", QUERIES)
def test_the_right_section_is_among_the_first_three_on_a_phone(
    chromium: Browser, address: str, kind: str
) -> None:
    page = chromium.new_context(viewport=PHONE).new_page()
    try:
        page.goto(f"{address}/404.html")
        page.locator("header [for=__search]").first.click()
        page.wait_for_selector(".md-search-result__meta:not(:text('Initializing'))")
        missed = []
        for query, sections in QUERIES[kind].items():
            right = {each.replace("#", ".html#") for each in sections}
            found = results_of(page, query)
            if not right & set(found[:3]):
                missed.append(f"{query}: not {sections[0]} but {found[:3]}")
        assert missed == []
    finally:
        page.context.close()


OPENINGS: dict[str, Callable[[Page], object]] = {
    "the icon": lambda page: page.locator("header [for=__search]").first.click(),
    "s": lambda page: page.keyboard.press("s"),
    "f": lambda page: page.keyboard.press("f"),
    "/": lambda page: page.keyboard.press("/"),
    "a link": lambda page: page.goto(page.url + "?q=pickle"),
}


@pytest.mark.parametrize("opening", OPENINGS)
def test_the_index_is_asked_for_once_when_the_search_is_opened(
    chromium: Browser, requested: tuple[str, list[str]], opening: str
) -> None:
    address, paths = requested
    page = chromium.new_context(viewport=PHONE if opening == "the icon" else DESK).new_page()
    try:
        paths.clear()
        page.goto(f"{address}/about/licenses.html", wait_until="networkidle")
        assert [path for path in paths if "search_index" in path] == []
        assert not [path for path in paths if "minisearch" in path]
        OPENINGS[opening](page)
        if opening != "a link":
            assert page.evaluate("document.activeElement.name") == "query"
            page.keyboard.type("pickle")
        page.wait_for_selector(LINK)
        page.keyboard.type(" lock")
        page.keyboard.press("Escape")
        page.keyboard.press("s")
        page.wait_for_load_state("networkidle")
        assert len([path for path in paths if "search_index" in path]) == 1
    finally:
        page.context.close()


def test_the_search_is_usable_by_keyboard_and_tells_what_it_is(
    chromium: Browser, address: str
) -> None:
    page = chromium.new_context(viewport=DESK).new_page()
    try:
        page.goto(f"{address}/joining.html")
        page.keyboard.press("s")
        page.keyboard.type("queue hangs")
        page.wait_for_selector(LINK)
        assert page.get_by_role("dialog", name="Search").count() == 1
        assert page.get_by_role("textbox", name="Search").count() == 1
        assert "matching" in page.get_by_role("status").inner_text()
        assert page.get_by_role("list").filter(has=page.locator(LINK)).count() == 1
        first = page.locator(LINK).first
        assert "Messages" in first.inner_text(), "a result names its chapter"
        assert first.locator("mark").count() >= 1
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.getAttribute('href')") == (
            first.get_attribute("href")
        )
        page.keyboard.press("Escape")
        page.wait_for_function("() => !document.getElementById('__search').checked")
        page.wait_for_timeout(300)  # as a reader does; what looks whether it is open does so late
        page.keyboard.press("s")
        page.wait_for_function("() => document.getElementById('__search').checked")
        page.keyboard.press("Enter")
        page.wait_for_url("**/messages.html#drain-before-joining")
    finally:
        page.context.close()


def test_a_slip_of_the_finger_still_finds_something(chromium: Browser, site: Path) -> None:
    page = chromium.new_context(viewport=PHONE).new_page()
    try:
        page.goto((site / "index.html").as_uri() + "?q=zombei")
        page.wait_for_selector(LINK)
        assert "Zombies" in page.locator(LINK).first.inner_text()
    finally:
        page.context.close()


TAGS = {"article", "div", "h1", "h2", "h3", "mark", "nav", "p", "small", "ul", "li"}
"""What the theme and the worker make of a result."""
LOOKS_LIKE_A_TAG = {"line in <module>": "<module>", "pickle a lambda <lambda>": "<lambda>"}


@pytest.mark.parametrize("query", LOOKS_LIKE_A_TAG)
def test_what_looks_like_a_tag_is_found_as_text(chromium: Browser, site: Path, query: str) -> None:
    page = chromium.new_context(viewport=PHONE).new_page()
    try:
        page.goto((site / "index.html").as_uri() + f"?q={quote(query)}")
        page.wait_for_selector(LINK)
        assert LOOKS_LIKE_A_TAG[query] in " ".join(page.locator(LINK).all_inner_texts())
        tags = page.locator(f"{LINK} *").evaluate_all("all => all.map(each => each.localName)")
        assert {*tags} <= TAGS
    finally:
        page.context.close()
