"""Questions to put to a whole page."""

from playwright.sync_api import Page

STOPS = """() => [...document.querySelectorAll(".md-typeset *")].filter(box => {
  const mayScroll = /auto|scroll/.test(getComputedStyle(box).overflowX)
  const scrolls = mayScroll && box.scrollWidth > box.clientWidth
  const region = box.role === "region" && !!box.ariaLabel
  const named = !box.matches(".md-typeset__scrollwrap") || scrolls === region
  const other = "a, button, input, summary, label, .tabbed-labels"
  return box.checkVisibility() && !box.matches(other)
    && (scrolls !== (box.tabIndex === 0) || !named)
}).map(box => box.outerHTML.slice(0, 110))"""

NAMES_OF_TABLES = """() => [...document.querySelectorAll(".md-typeset table")].map(table => [
  table.caption && !table.caption.ariaHidden && table.caption.textContent,
  table.ariaLabel, table.closest("[role=region]")?.ariaLabel,
].filter(Boolean))"""


def scripts_done(page: Page) -> None:
    """Wait until the theme's scripts have done their work, and then ours."""
    page.wait_for_selector("label.md-header__button [role=button]", state="attached")


def settle(page: Page) -> None:
    """Wait until what watches sizes was told of the last change."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")


def faulty_names_of_tables(page: Page) -> list[list[str]]:
    """Return the names of tables that say none, say it twice, or share it."""
    said: list[list[str]] = page.evaluate(NAMES_OF_TABLES)
    return [names for names in said if len(names) != 1 or said.count(names) > 1]
