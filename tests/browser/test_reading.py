"""Pages in a reader's hands: on a phone, on paper, and on the way from one to the next."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import ROOT
from tests.browser.test_pages import NAMES
from tests.browser.whole_page import scripts_done
from tests.serving import Quiet, served

WALKED = [
    *(name for name in NAMES if not name.startswith(("about/", "reference/"))),
    "about/snippets.html",
    "about/timings.html",
    "reference/index.html",
    "reference/travel.html",
]
"""Every page that teaches, and a few of the others, which are alike."""
MEASURED = """() => {
  const seen = e => e.offsetParent !== null && !e.closest('details:not([open])')
  const all = (selector, of = document) => [...of.querySelectorAll(selector)]
  const name = e => e.textContent.trim().replace(/\\s+/g, ' ').slice(0, 60)
  const lines = e => {
    const range = document.createRange()
    range.selectNodeContents(e)
    return [...range.getClientRects()].filter(r => r.width > 1)
  }
  const cut = e => e.scrollWidth > e.clientWidth + 1
  const found = {lines: 0, cut: 0, blocks: 0, scrolled: 0, font: 99, wide: 0, tables: 0,
    covered: [], deciding: [], overlapped: [], underlined: [], names: []}
  for (const code of all('.highlight > pre > code').filter(seen)) {
    found.font = Math.min(found.font, parseFloat(getComputedStyle(code).fontSize))
    found.blocks += 1
    found.scrolled += cut(code)
    const edge = code.getBoundingClientRect().right
    const shown = all(':scope > span', code).filter(e => getComputedStyle(e).display !== 'none')
    found.lines += shown.length
    found.cut += shown.filter(e => lines(e).some(r => r.right > edge + 1)).length
    for (const button of all('.md-code__button', code.parentElement)) {
      const b = button.getBoundingClientRect()
      const over = r => r.left < b.right && r.right > b.left && r.top < b.bottom && r.bottom > b.top
      if (shown.slice(0, 2).some(e => lines(e).some(over))) found.covered.push(name(shown[0]))
    }
  }
  for (const table of all('.md-typeset table').filter(seen)) {
    const box = table.closest('.md-typeset__scrollwrap') ?? table
    const edge = box.getBoundingClientRect().right
    found.tables += 1
    found.wide += cut(box)
    found.deciding.push(...all('th', table)
      .filter(e => /^(Speed-up|Of the ceiling|Ratio|Mend)/.test(name(e)))
      .filter(e => e.getBoundingClientRect().right > edge + 1).map(name))
  }
  for (const line of all('.circumstances, .outcome, .row').filter(seen)) {
    const above = line.previousElementSibling
    if (above?.matches('.highlight, .changes')
        && above.getBoundingClientRect().bottom > line.getBoundingClientRect().top)
      found.overlapped.push(name(line))
  }
  const pen = document.createElement('canvas').getContext('2d')
  for (const code of all('.md-typeset a code').filter(seen)) {
    if (!code.innerText.includes('_')) continue
    const style = getComputedStyle(code.closest('a'))
    if (style.textDecorationLine !== 'underline') continue
    pen.font = `${getComputedStyle(code).fontSize} ${getComputedStyle(code).fontFamily}`
    const depth = pen.measureText('_').actualBoundingBoxDescent
    if (parseFloat(style.textUnderlineOffset) < depth + 0.5) found.underlined.push(name(code))
  }
  for (const text of all('.md-header__topic > .md-ellipsis, .md-footer__title > .md-ellipsis')) {
    const bar = text.closest('.md-header, .md-footer__inner').getBoundingClientRect()
    const box = text.getBoundingClientRect()
    if (cut(text) || getComputedStyle(text).whiteSpace === 'nowrap'
        || box.top < bar.top || box.bottom > bar.bottom + 1) found.names.push(name(text))
  }
  return found
}"""
"""What of a page is cut, covered, out of view or unreadable."""


@pytest.fixture(scope="module")
def phone(chromium: Browser, address: str) -> Iterator[Page]:
    """Yield a page as wide as a phone."""
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def desk(chromium: Browser, address: str) -> Iterator[Page]:
    """Yield a page as wide as a desk's screen."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def on_phone(phone: Page, address: str) -> dict[str, Any]:
    """Return what was measured of each of these pages on a phone."""
    return {name: measured(phone, f"{address}/{name}") for name in WALKED}


def measured(page: Page, url: str) -> Any:
    """Open a page, wait for its scripts, and measure it."""
    page.goto(url, wait_until="domcontentloaded")
    scripts_done(page)
    return page.evaluate(MEASURED)


def by_page(found: dict[str, Any], what: str) -> dict[str, list[str]]:
    """Return the pages on which something was found."""
    return {name: each[what] for name, each in found.items() if each[what]}


def test_a_phone_cuts_few_lines_of_code_and_shows_them_large_enough(
    on_phone: dict[str, Any],
) -> None:
    total = {
        what: sum(each[what] for each in on_phone.values())
        for what in ("lines", "cut", "blocks", "scrolled")
    }
    assert total["cut"] < 0.15 * total["lines"], total
    assert total["scrolled"] < 0.45 * total["blocks"], total
    assert min(each["font"] for each in on_phone.values()) >= 12


def test_nothing_covers_the_first_line_of_code(
    on_phone: dict[str, Any], desk: Page, address: str
) -> None:
    assert by_page(on_phone, "covered") == {}
    for name in ("pool.html", "start_methods.html", "about/snippets.html"):
        assert measured(desk, f"{address}/{name}")["covered"] == [], name


def test_a_phone_shows_the_column_that_decides(on_phone: dict[str, Any]) -> None:
    tables, wide = (sum(each[what] for each in on_phone.values()) for what in ("tables", "wide"))
    assert by_page(on_phone, "deciding") == {}
    assert wide < 0.05 * tables, f"{wide} of {tables} tables scroll"


def test_no_output_lies_over_the_line_below_it(on_phone: dict[str, Any]) -> None:
    assert by_page(on_phone, "overlapped") == {}


def test_no_underline_hides_an_underscore(on_phone: dict[str, Any]) -> None:
    assert by_page(on_phone, "underlined") == {}


def test_header_and_footer_show_whole_names(on_phone: dict[str, Any]) -> None:
    assert by_page(on_phone, "names") == {}


def test_each_page_leads_to_the_next_one_once(desk: Page, address: str) -> None:
    for name in ("pool.html", "start_methods.html", "reference/pool.html", "about/matrix.html"):
        desk.goto(f"{address}/{name}")
        leading = desk.evaluate(
            """() => {
              const next = document.querySelector('link[rel=next]').href
              return [...document.querySelectorAll('.md-footer__link, article p:last-of-type a')]
                .filter(a => a.href === next && (a.closest('footer')
                  || a.parentElement.textContent.startsWith('Next:'))).length
            }"""
        )
        assert leading == 1, name


PARTS = """() => [...document.querySelector('.md-nav--primary > ul').children].map(part => {
  const seen = e => e.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && e.getBoundingClientRect().height > 0
  const title = [...part.querySelectorAll('.md-ellipsis')].find(seen)?.textContent.trim()
  const own = ':scope > .md-nav > .md-nav__list > li'
  return [title, [...part.querySelectorAll(own)].filter(seen).length,
    part.querySelectorAll(own).length]
})"""


@pytest.mark.parametrize("device", ["phone", "desk"])
def test_the_navigation_shows_all_parts_and_the_chapters_of_this_one(
    phone: Page, desk: Page, address: str, device: str
) -> None:
    page = {"phone": phone, "desk": desk}[device]
    page.goto(f"{address}/contexts.html")
    if device == "phone":
        page.locator("label.md-header__button[for=__drawer]").click()
        page.wait_for_timeout(300)  # the drawer comes in
    parts = page.evaluate(PARTS)
    assert [title for title, _, _ in parts] == [
        "Home",
        "Tutorial",
        "Doing it properly",
        "Everyday tools",
        "How fast can it get?",
        "When it breaks",
        "Beyond one pool",
        "Error index",
        "Snippets",
        "About",
    ]
    shown = {title: (seen, chapters) for title, seen, chapters in parts}
    seen, chapters = shown.pop("Doing it properly")
    assert seen == chapters > 5
    assert {seen for seen, _ in shown.values()} == {0}, "the other parts are folded"
    page.locator(".md-nav--primary label", has_text="How fast can it get?").first.click()
    page.wait_for_timeout(400)
    opened = {title: seen for title, seen, _ in page.evaluate(PARTS)}
    assert opened["How fast can it get?"] > 5, "a chapter of another part is a click away"


def test_a_header_takes_no_room_where_there_is_little(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 256})
    page = context.new_page()
    page.goto(f"{address}/joining.html")
    page.evaluate("scrollTo(0, 800)")
    assert page.evaluate("document.querySelector('.md-header').getBoundingClientRect().bottom") <= 0
    context.close()


CONTROLS = """button, input, select, .md-header, .md-sidebar,
  .md-footer, .md-top, .md-skip, .md-search, .headerlink, .download, .tabbed-control, details.whole,
  details.timeline-table, details.stored, details.repeated"""
PRINTED = """controls => {
  const seen = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility === 'visible'
  const all = selector => [...document.querySelectorAll(selector)]
  return {
    controls: all(controls).filter(seen).map(e => e.outerHTML.slice(0, 100)),
    cut: all('pre > code').filter(e => seen(e) && e.scrollWidth > e.clientWidth + 1)
      .map(e => e.textContent.slice(0, 60)),
    broken: all('.highlight').filter(e => getComputedStyle(e).breakInside !== 'avoid').length,
    variants: all('.changes').map(e => [e.querySelector('.filename').textContent,
      [...e.querySelectorAll('code > span')].filter(seen).map(s => s.textContent).join('')]),
  }
}"""


@pytest.mark.parametrize("name", ["pool", "joining", "is_it_worth_it", "moved_to_314"])
def test_paper_has_no_controls_and_whole_code(chromium: Browser, address: str, name: str) -> None:
    context = chromium.new_context(viewport={"width": 717, "height": 1046})  # A4, margins off
    page = context.new_page()
    page.goto(f"{address}/{name}.html")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")  # the theme opens what is folded
    page.wait_for_function("document.querySelectorAll('details:not([open])').length === 0")
    printed = page.evaluate(PRINTED, CONTROLS)
    context.close()
    assert printed["controls"] == []
    assert printed["cut"] == []
    assert printed["broken"] == 0, "code in one piece, where a page has room for it"
    for path, text in printed["variants"]:
        assert text.strip() == (ROOT / path).read_text(encoding="utf-8").strip(), path


class Missing(Quiet):
    """Answers for what is not there as a host of static sites does, with the site's own page."""

    def send_error(self, code: int, *_: object) -> None:
        """Send 404.html, wherever it was asked for."""
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.mark.parametrize("asked", ["nowhere.html", "a/b/c/nowhere.html"])
def test_a_page_that_is_not_there_leads_on_from_any_depth(
    chromium: Browser, site: Path, asked: str
) -> None:
    with served(site, Missing) as address:
        home = f"{address}/"
        context = chromium.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        lost: list[str] = []
        page.on("response", lambda each: lost.append(each.url) if each.status >= 400 else None)
        page.goto(home + asked)
        assert lost == [home + asked], "its styles and scripts are found"
        assert page.title().startswith("Page not found")
        links = page.eval_on_selector_all("article a[href]", "all => all.map(a => a.href)")
        assert len(links) == 10
        assert {context.request.get(link).status for link in links} == {200}
        page.locator("article input[type=search]").fill("deadlock")
        page.keyboard.press("Enter")
        page.wait_for_url(home + "index.html?q=deadlock")
        context.close()
