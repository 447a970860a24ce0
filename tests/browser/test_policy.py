"""A browser enforces the policy of the site, and nothing on the site needs what it forbids."""

import re
import time
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.whole_page import scripts_done
from tests.serving import Quiet, served
from tests.site.policy import STYLE, WHERE, faults_of_site, styles_in_scripts

LISTEN = """window.refused = []
document.addEventListener('securitypolicyviolation', event =>
  refused.push(event.effectiveDirective))"""
SCHEME = "document.body.dataset.mdColorScheme"
WITH_TABS = "start_methods.html"
SCRIPT, EVENT, SHEET = "script-src-elem", "script-src-attr", "style-src-elem"
ATTACKS = {
    "a script": (SCRIPT, "<script>ran = 1</script>"),
    "an event": (EVENT, '<img src="none" onerror="ran = 1">'),
    "an event of a drawing": (EVENT, '<svg onload="ran = 1"></svg>'),
    "a script from elsewhere": (SCRIPT, '<script src="https://example.org/x.js"></script>'),
    "a script from data": (SCRIPT, '<script src="data:text/javascript,ran=1"></script>'),
    "a frame": (SCRIPT, '<iframe srcdoc="<script>parent.ran = 1</script>"></iframe>'),
    "an object": ("object-src", '<object data="data:text/html,<b>"></object>'),
    "an address that is code": (SCRIPT, '<a id="evil" href="javascript:ran = 1">x</a>'),
    "a style": (SHEET, "<style>body { display: none }</style>"),
    "a style attribute": ("style-src-attr", '<p style="position: fixed; inset: 0">x</p>'),
    "styles from elsewhere": (SHEET, '<link rel="stylesheet" href="https://example.org/x.css">'),
    "a picture from elsewhere": ("img-src", '<img src="https://example.org/x.png">'),
    "another base": ("base-uri", '<base href="https://example.org/">'),
    "a form": ("form-action", '<form action="https://example.org/"><button id="evil"></form>'),
}
"""What somebody puts into a page, and the directive that refuses it."""
LONGEST = 5.0
"""Seconds that a browser may take to refuse it."""


@pytest.fixture(scope="module")
def guarded(site: Path) -> Iterator[str]:
    """Serve the site with the headers that it asks for; a query adds an attack to a page."""
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    told = [line.strip().split(": ", 1) for line in lines if line.startswith("  ")]
    assert len(told) == 6

    class Guarded(Quiet):
        def end_headers(self) -> None:
            """Send what `_headers` says."""
            for name, value in told:
                self.send_header(name, value)
            super().end_headers()

    with served(site, Guarded) as address:
        yield address


@pytest.fixture(scope="module")
def attacked(site: Path) -> Iterator[str]:
    """Serve one page of the site, each time with another attack in its text."""
    text = (site / "joining.html").read_text(encoding="utf-8")

    class Attacked(Quiet):
        def do_GET(self) -> None:  # noqa: N802
            """Give the page with the attack whose number follows it, and files as they are."""
            page, _, number = self.path.partition("?")
            if page != "/joining.html":
                super().do_GET()
                return
            _, what = list(ATTACKS.values())[int(number)]
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(text.replace("</article>", f"{what}</article>", 1).encode())

    with served(site, Attacked) as address:
        yield address


def test_no_page_of_either_builder_holds_what_the_policy_forbids(site: Path) -> None:
    assert list(faults_of_site(site)) == []
    if "zensical" in (site / "index.html").read_text(encoding="utf-8")[:8_000]:
        assert STYLE in styles_in_scripts(site), f"correct {WHERE}"


def opened(chromium: Browser, url: str) -> Page:
    """Open a page that notes what the policy refuses."""
    page = chromium.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.context.add_init_script(LISTEN)
    page.goto(url)
    scripts_done(page)
    return page


def test_what_readers_use_works_under_the_policy(chromium: Browser, guarded: str) -> None:
    page = opened(chromium, f"{guarded}/{WITH_TABS}")
    try:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.locator(".tabbed-labels label").nth(1).click()
        chosen = page.locator(".tabbed-labels label").nth(1).inner_text()
        page.locator("pre button").first.click()
        assert page.evaluate("navigator.clipboard.readText()")
        before = page.evaluate(SCHEME)
        page.locator("#__scheme").click()
        after = page.evaluate(SCHEME)
        assert after != before
        # It holds on pages at every depth, and on the one for addresses without a page.
        for name in (WITH_TABS, "about/decisions.html", "404.html"):
            assert page.evaluate("refused") == []
            page.goto(f"{guarded}/{name}")
            scripts_done(page)
            assert page.evaluate(SCHEME) == after, name
        page.goto(f"{guarded}/{WITH_TABS}")
        checked = page.locator(".tabbed-set > input:checked").first.get_attribute("id")
        assert page.locator(f"label[for={checked}]").inner_text() == chosen
        assert page.evaluate("refused") == []
    finally:
        page.context.close()


def test_a_tab_is_shown_whose_address_is_asked_for(chromium: Browser, guarded: str) -> None:
    page = opened(chromium, f"{guarded}/{WITH_TABS}")
    try:
        wanted = page.locator(".tabbed-set > input").nth(1).get_attribute("id")
        page.goto("about:blank")
        page.goto(f"{guarded}/{WITH_TABS}#{wanted}")
        assert page.locator(f"#{wanted}").is_checked()
        assert page.evaluate("refused") == []
    finally:
        page.context.close()


@pytest.mark.usefixtures("material")
@pytest.mark.parametrize("name", ["index.html", "about/decisions.html", "404.html"])
@pytest.mark.parametrize("served_by", ["a host", "a folder"])
def test_the_search_answers_under_the_policy(
    chromium: Browser, site: Path, guarded: str, name: str, served_by: str
) -> None:
    if (name, served_by) == ("404.html", "a folder"):
        return  # its addresses begin at the root of a host
    start = guarded if served_by == "a host" else site.as_uri()
    page = opened(chromium, f"{start}/{name}")
    try:
        page.fill(".md-search__input", "zombie")
        page.wait_for_selector(".md-search-result__link")
        assert page.evaluate("refused") == []
    finally:
        page.context.close()


@pytest.mark.parametrize("name", ATTACKS)
def test_what_is_put_into_a_page_does_nothing(chromium: Browser, attacked: str, name: str) -> None:
    directive, what = ATTACKS[name]
    page = opened(chromium, f"{attacked}/joining.html?{list(ATTACKS).index(name)}")
    try:
        if "evil" in what:
            page.evaluate("document.getElementById('evil').click()")
        until = time.monotonic() + LONGEST
        while not any(directive in frame.evaluate("refused") for frame in page.frames):
            assert time.monotonic() < until, f"{directive} refused nothing"
            page.wait_for_timeout(20)
        assert page.evaluate("typeof ran") == "undefined"
        assert page.evaluate("document.baseURI").startswith(attacked)
        assert page.locator("body").is_visible()
    finally:
        page.context.close()


def test_every_table_is_aligned_as_written(chromium: Browser, guarded: str) -> None:
    page = opened(chromium, f"{guarded}/start_costs.html")
    try:
        cells = page.eval_on_selector_all(
            ".md-typeset table :is(td, th)[align]",
            "cells => cells.map(each => [each.align, getComputedStyle(each).textAlign])",
        )
        assert {align for align, _ in cells} == {"left", "right"}
        assert [pair for pair in cells if not re.search(pair[0], pair[1])] == []
    finally:
        page.context.close()
