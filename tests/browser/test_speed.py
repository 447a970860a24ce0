"""What keeps long pages quick, counted rather than timed, and what it must not break."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.test_pages import NAMES

LONG = "pool"
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
VOID |= {"p"}  # not void, but its end may be left out
TOP = "id => document.getElementById(id).getBoundingClientRect().top"
SHIFTS = """() => new Promise(done => new PerformanceObserver(list =>
  done(list.getEntries().map(entry => entry.value))).observe({type: "layout-shift", buffered: true})
  || setTimeout(() => done([]), 300))"""


class Outline(HTMLParser):
    """Notes what stands in the article, and what stands where it should not."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.article = 0
        self.parts = 0
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at where an element begins."""
        classes = (dict(attrs).get("class") or "").split()
        depth = len(self.open) + 1 - self.article if self.article else 0
        if tag not in VOID:
            self.open.append(tag)
        if tag == "article":
            self.article = len(self.open)
        elif "part" in classes:
            self.parts += 1
            if depth != 1:
                self.faults.append("a part within something")
        elif tag == "h2" and depth not in (0, 1):
            self.faults.append(f"a heading within something: {dict(attrs).get('id')}")
        elif depth == 1 and tag not in {"h2", "h3"} and dict(attrs).get("id") != "__skip":
            self.faults.append(f"in no part: {tag} {classes}")

    def handle_endtag(self, tag: str) -> None:
        """Look at where an element ends."""
        if tag in VOID or not self.open:
            return
        if self.open.pop() != tag:
            self.faults.append(f"{tag} ends where something else is open")
        if tag == "article":
            self.article = 0


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_made_of_parts_one_below_another(site: Path, name: str) -> None:
    outline = Outline()
    text = (site / name).read_text(encoding="utf-8")
    outline.feed(re.sub(r"(?s)<svg.*?</svg>", "", text))
    assert outline.faults == []
    assert outline.parts


def test_a_long_page_is_drawn_where_it_is_read(chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport={"width": 412, "height": 823})
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    try:
        page.goto(f"{address}/{LONG}.html")
        assert page.evaluate(SHIFTS) == []
        metrics = {
            each["name"]: each["value"]
            for each in session.send("Performance.getMetrics")["metrics"]
        }
        assert metrics["LayoutCount"] <= 32, "one for each block of code?"
        assert metrics["RecalcStyleCount"] <= 48
        drawn = page.eval_on_selector_all(
            ".part > :first-child",
            "all => all.map(each => each.checkVisibility({contentVisibilityAuto: true}))",
        )
        assert drawn[0]
        assert not drawn[-1]
        page.emulate_media(media="print")
        late = page.locator(".part--late").last
        assert late.evaluate("each => getComputedStyle(each).contentVisibility") == "visible"
    finally:
        page.context.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_a_link_into_a_long_page_lands_where_it_leads(
    chromium: Browser, address: str, width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    try:
        page.goto(f"{address}/{LONG}.html")
        ids = page.eval_on_selector_all("article > :is(h2, h3)", "all => all.map(each => each.id)")
        for each in ids[4:-3:3]:  # the last ones cannot reach the top
            page.goto("about:blank")
            page.goto(f"{address}/{LONG}.html#{each}")
            page.wait_for_timeout(150)
            assert 30 <= page.evaluate(TOP, each) <= 130, each
        page.goto(f"{address}/{LONG}.html")
        page.evaluate("id => document.getElementById(id).scrollIntoView()", each)
        page.wait_for_timeout(150)
        page.goto(f"{address}/names.html")
        page.go_back()
        page.wait_for_timeout(150)
        assert abs(page.evaluate(TOP, each)) < 5, "back is where one came from"
        page.locator(".part--late").last.evaluate("each => each.append(' rarely written ')")
        assert page.evaluate("find('rarely written')"), "the browser's search looks everywhere"
    finally:
        page.close()
