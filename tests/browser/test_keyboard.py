"""Pages without a mouse, without a screen, and in colors that a reader has forced."""

import itertools

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.whole_page import STOPS, settle

PAGES = ("index", "start_methods", "is_it_worth_it")
"""Between them: buttons, tabs, folds, variants, figures, tables, wide and narrow."""
COLORS = list(itertools.product(["light", "dark"], ["none", "active"]))

FOCUSED = """() => {
  const active = document.activeElement
  if (!active || active === document.body) return null
  const tabs = active.matches(".tabbed-set > input")
  const shown = tabs ? active.parentElement.querySelector(".tabbed-labels") : active
  const style = getComputedStyle(shown), box = shown.getBoundingClientRect()
  const numbers = color => color.match(/[\\d.]+/g).map(Number)
  const linear = part => part <= 0.04 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  const light = color => numbers(color).slice(0, 3).map(part => linear(part / 255))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0)
  const bare = each => numbers(getComputedStyle(each).backgroundColor)[3] < 0.5
  let ground = parseFloat(style.outlineOffset) < 0 ? shown : shown.parentElement
  while (ground.parentElement && bare(ground)) ground = ground.parentElement
  const pair = [style.outlineColor, getComputedStyle(ground).backgroundColor].map(light)
  return {
    what: active.outerHTML.slice(0, 110),
    ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    contrast: (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05),
    seen: box.width > 0 && box.right > 0 && box.left < innerWidth
      && box.bottom > 0 && box.top < innerHeight,
  }
}"""


def context_of(chromium: Browser, colors: tuple[str, str], width: int) -> BrowserContext:
    scheme, forced = colors
    return chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        forced_colors="active" if forced == "active" else "none",
        reduced_motion="reduce",  # colors are what they are at once
    )


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("colors", COLORS, ids="-".join)
def test_the_focus_is_seen_wherever_it_goes(
    chromium: Browser, address: str, colors: tuple[str, str], width: int
) -> None:
    with context_of(chromium, colors, width) as context:
        page = context.new_page()
        kinds = set()
        for name in PAGES[1:]:
            page.goto(f"{address}/{name}.html")
            for _ in range(250):
                page.keyboard.press("Tab")
                stop = page.evaluate(FOCUSED)
                if stop is None:
                    break
                kinds.add(stop["what"].partition(" ")[0].partition(">")[0])
                assert stop["ring"] >= 2, stop
                assert stop["contrast"] >= 3, stop
                assert stop["seen"], stop
            else:
                pytest.fail("the focus never left the page")
        assert {"<a", "<button", "<summary", "<input"} <= kinds


def test_what_scrolls_is_a_tab_stop_and_nothing_else(chromium: Browser, address: str) -> None:
    with context_of(chromium, ("light", "none"), 1440) as context:
        page = context.new_page()
        for name in PAGES:
            page.goto(f"{address}/{name}.html")
            settle(page)
            page.evaluate(
                "document.querySelectorAll('article details').forEach(each => { each.open = true })"
            )
            for width in (1440, 390, 1440):
                page.set_viewport_size({"width": width, "height": 900})
                settle(page)
                assert page.evaluate(STOPS) == [], (name, width)
            for label in page.locator(".tabbed-labels > label").all():
                label.click()
                settle(page)
                assert page.evaluate(STOPS) == [], (name, "tabs")


def test_the_theme_switch_is_named_for_what_it_does(chromium: Browser, address: str) -> None:
    for first, then in (("dark", "light"), ("light", "dark")):
        with context_of(chromium, (first, "none"), 1440) as context:
            page = context.new_page()
            page.goto(f"{address}/joining.html")
            schemes = {"light": "default", "dark": "slate"}
            shown = page.locator("body[data-md-color-scheme]")
            assert shown.get_attribute("data-md-color-scheme") == schemes[first]
            page.get_by_role("button", name=f"Switch to {then} mode", exact=True).press("Enter")
            assert shown.get_attribute("data-md-color-scheme") == schemes[then]
            back = page.get_by_role("button", name=f"Switch to {first} mode", exact=True)
            assert back.is_visible()
            page.goto(f"{address}/about/index.html")
            assert back.is_visible(), "what was chosen holds on every page"
            back.press("Space")
            assert shown.get_attribute("data-md-color-scheme") == schemes[first]


def test_the_drawer_opens_and_closes_by_keyboard(chromium: Browser, address: str) -> None:
    with context_of(chromium, ("light", "none"), 390) as context:
        page = context.new_page()
        page.goto(f"{address}/joining.html")
        link = page.locator(".md-sidebar--primary .md-nav__link[href]").first
        assert not link.is_visible()
        button = page.get_by_role("button", name="Navigation", exact=True)
        button.press("Enter")
        link.wait_for()
        button.press("Enter")
        link.wait_for(state="hidden")


def test_each_listing_has_a_button_with_a_name_of_its_own(chromium: Browser, address: str) -> None:
    with context_of(chromium, ("light", "none"), 1440) as context:
        page = context.new_page()
        page.goto(f"{address}/joining.html")
        files = page.locator(".highlight > .filename").all_text_contents()
        titles = [
            each.get_attribute("title")
            for each in page.locator(".filename + pre > .md-code__nav > button").all()
        ]
        assert titles == [f"Copy {file}" for file in files]
        blocks, buttons = page.locator("pre > code"), page.locator("pre .md-code__button")
        assert buttons.count() == blocks.count(), "one for each block, also before it was seen"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colors_leave_edges_marks_and_the_logo(
    chromium: Browser, address: str, scheme: str
) -> None:
    with context_of(chromium, (scheme, "active"), 1440) as context:
        page = context.new_page()
        page.goto(f"{address}/joining.html")
        canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
        for selector, side in (
            ("pre > code", "bottom"),
            (".filename", "top"),
            (".changes .hll", "left"),
        ):
            width, color = page.eval_on_selector(
                f"article {selector}",
                "(each, side) => ['width', 'color'].map(what =>"
                " getComputedStyle(each).getPropertyValue(`border-${side}-${what}`))",
                side,
            )
            assert float(width.removesuffix("px")) >= 1, selector
            assert color != canvas, selector
        grounds = {
            "header .md-logo img": None,
            "article details:not(.where, .whole) > summary": "::after",
            "article .md-code__button": "::after",
        }
        for selector, part in grounds.items():
            ground = page.eval_on_selector(
                selector, "(each, part) => getComputedStyle(each, part).backgroundColor", part
            )
            assert ground not in (canvas, "rgba(0, 0, 0, 0)"), selector
