"""Every figure can be read where it stands: whole, without scrolling, and named once."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from tests.browser.test_pages import NAMES, SOURCES, WIDTHS

FIGURE = re.compile(r"^ *--8<-- \S+\.(timeline|bars|workers)\.md|^<figure", re.MULTILINE)
WITH_FIGURES = [
    name
    for name, source in zip(NAMES, SOURCES, strict=True)
    if FIGURE.search(source.read_text(encoding="utf-8"))
]

LEAST = 7.9
"""Pixels that whatever matters is wide; a tenth is lost by rounding, and more on paper."""

A4 = 686
"""Pixels between the margins of a sheet."""

LOOK = """() => [...document.querySelectorAll('figure.timeline, figure.charts, figure.bars')]
  .flatMap(figure => {
    for (let at = figure; at; at = at.parentElement)
      if (at.tagName === 'DETAILS') at.open = true
      else if (at.classList?.contains('tabbed-block'))  // a tab that is not chosen
        at.style.display = 'block'
    const faults = []
    const box = figure.getBoundingClientRect()
    const name = figure.querySelector('title, figcaption')?.textContent ?? '?'
    const fault = what => faults.push(`${name}: ${what}`)
    const column = figure.parentElement.getBoundingClientRect()
    if (box.width > column.width + 0.5) fault('wider than its column')
    const parts = figure.querySelectorAll(':scope > :not(details), .bars-rows *')
    for (const each of [figure, ...parts]) {
      const style = getComputedStyle(each)
      if (each.scrollWidth > each.clientWidth + 1 && style.display !== 'inline'
          && each.clientWidth) fault(`${each.className} is ${each.scrollWidth} px wide inside`)
      if (each.tabIndex >= 0) fault(`${each.className} takes the focus`)
      if (['auto', 'scroll'].includes(style.overflowY)) fault(`${each.className} scrolls`)
    }
    const inside = (a, b) => a.left >= b.left - 0.6 && a.right <= b.right + 0.6
      && a.top >= b.top - 0.6 && a.bottom <= b.bottom + 0.6
    const drawn = [...figure.querySelectorAll('svg[role=img]')].filter(svg => svg.clientWidth)
    if (figure.matches('.timeline') && drawn.length !== 1) fault(`shows ${drawn.length} drawings`)
    for (const svg of drawn) {
      if (!inside(svg.getBoundingClientRect(), box)) fault('runs out of its figure')
      const texts = [...svg.querySelectorAll('text')].map(text =>
        [text.textContent, text.getBoundingClientRect()])
      for (const [text, at] of texts)
        if (!inside(at, svg.getBoundingClientRect())) fault(`'${text}' is cut`)
      texts.forEach(([text, a], n) => texts.slice(n + 1).forEach(([other, b]) => {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
        if (across > 0.5 && down > 2) fault(`'${text}' lies over '${other}'`)  // 2: no letter
      }))
      const least = matchMedia('print').matches ? 7 : LEAST
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width
      for (const path of svg.querySelectorAll(innerWidth < 500 ? 'g > path' : '.tl-starting'))
        for (const [, wide] of path.getAttribute('d').matchAll(/h(\\d[\\d.]*)v/g))
          if ((+wide + (path.matches('.tl-running') ? 0 : 1)) * scale < least
              && !path.matches('.tl-box')) fault(`a bar of ${wide} px: ${path.outerHTML}`)
    }
    const cells = [...figure.querySelectorAll('.bars-name, .bars-value')]
      .map(cell => [cell.textContent, cell.getBoundingClientRect()])
    for (const [text, at] of cells) if (!inside(at, box)) fault(`'${text}' is cut`)
    cells.forEach(([text, a], n) => cells.slice(n + 1).forEach(([other, b]) => {
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5
          && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2)
        fault(`'${text}' lies over '${other}'`)
    }))
    return faults
  })""".replace("LEAST", str(LEAST))


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """Return one page for all files in turn; figures need no script, and loading is faster so."""
    context = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.each_page
@pytest.mark.parametrize("name", WITH_FIGURES)
def test_a_figure_is_whole_at_every_width_and_has_a_name_that_is_said_once(
    page: Page, address: str, name: str
) -> None:
    page.goto(f"{address}/{name}")
    session = page.context.new_cdp_session(page)
    for device, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(LOOK) == [], device
        heard = names_heard(session)
        expected = page.evaluate(EXPECTED)
        assert {what: heard[what] for what in expected} == dict.fromkeys(expected, 1), device
        assert len(set(expected)) == len(expected), "two figures have the same name"
    page.evaluate("document.querySelectorAll('.timeline details').forEach(it => it.open = true)")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4, "height": 1000})
    assert page.evaluate(LOOK) == [], "on paper"
    assert not page.locator(".timeline .tl-phone:visible, .timeline table:visible").count()
    page.emulate_media(media="screen")
    session.detach()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bars_stay_visible_where_people_choose_the_colors(
    chromium: Browser, address: str, scheme: str
) -> None:
    context = chromium.new_context(
        color_scheme="dark" if scheme == "dark" else "light", forced_colors="active"
    )
    try:
        page = context.new_page()
        for name in ("joining.html", "what_it_costs.html", "where_the_time_goes.html"):
            page.goto(f"{address}/{name}")
            assert page.evaluate(FORCED) == []
    finally:
        context.close()


FORCED = """() => {
  const probe = document.body.appendChild(document.createElement('i'))
  const [ink, paper] = ['CanvasText', 'Canvas'].map(color => {
    probe.style.color = color
    return getComputedStyle(probe).color
  })
  const inked = {
    '.tl-running, .tl-name, .chart text, .chart-point': 'fill',
    '.tl-waiting, .tl-starting, .tl-outline, .tl-hatch, .chart-measured, .chart-ceiling': 'stroke',
    '.bars-bar': 'stroke',
    '.bars-spread': 'fill',
  }
  const faults = Object.entries(inked).flatMap(([selector, what]) =>
    [...document.querySelectorAll(selector)]
      .filter(each => getComputedStyle(each)[what] !== ink).map(each => each.outerHTML))
  for (const each of document.querySelectorAll('.tl-tick, .tl-start, .chart-tick'))
    if ([paper, 'none'].includes(getComputedStyle(each).stroke)) faults.push(each.outerHTML)
  for (const each of document.querySelectorAll('.tl-box, .tl-starting, .tl-on'))
    if (getComputedStyle(each).fill !== paper) faults.push(each.outerHTML)
  return ink === paper ? ['no colors'] : faults
}"""


EXPECTED = """() => [...document.querySelectorAll('figure')].flatMap(figure =>
  [figure, ...figure.querySelectorAll('svg[role=img]')]
    .filter(each => each.clientWidth && (each.tagName === 'svg' || each.matches('.bars')))
    .map(each => each.querySelector(':scope > title')?.textContent
      ?? each.getAttribute('aria-label') ?? 'a figure without a name'))"""


def names_heard(session: CDPSession) -> Counter[str]:
    """Return how often each name is in what assistive technology gets of a page."""
    root = session.send("DOM.getDocument", {"depth": 0})["root"]["backendNodeId"]
    heard: Counter[str] = Counter()
    for role in ("image", "figure", "group"):
        found = session.send("Accessibility.queryAXTree", {"backendNodeId": root, "role": role})
        for node in found["nodes"]:
            name = node["name"]["value"]
            heard[name] += 1 + (name in node.get("description", {}).get("value", ""))
    return heard
