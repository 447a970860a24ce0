"""Every page as people see it: nothing foreign, nothing broken, nothing wider than the screen."""

from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.browser.conftest import ROOT, SCREENSHOTS
from tests.browser.kinds import pages_with_every_kind
from tests.browser.whole_page import STOPS, faulty_names_of_tables, scripts_done, settle
from tests.chapters.test_completeness import CATALOG, WITH_SNIPPETS

SOURCES = sorted((ROOT / "docs" / "en").rglob("*.md"))
NAMES = [str(path.relative_to(ROOT / "docs" / "en").with_suffix(".html")) for path in SOURCES]
WIDTHS = {"phone": 390, "desk": 1440}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)
MOST_SCREENS = {"phone": 20 * 844 / 900, "desk": 12}
"""How long a page that teaches may be, in screens of 900 pixels."""
HEIGHT = "document.querySelector('article').getBoundingClientRect().height / 900"
WIDER_THAN_THE_SCREEN = (
    "document.documentElement.scrollWidth - document.documentElement.clientWidth"
)
FIRST_CODE = "document.querySelector('.highlight code').getBoundingClientRect().top / 900"


def open_page(
    chromium: Browser, url: str, width: int = 1440, scheme: Scheme = "light"
) -> tuple[Page, list[str]]:
    """Open a page and return it with everything that went wrong: errors, foreign requests."""
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
    )
    page = context.new_page()
    faults: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            faults.append(f"console: {message.text}")

    def on_request(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob"} and parts.netloc != urlsplit(url).netloc:
            faults.append(f"foreign request: {request.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("request", on_request)
    page.on("requestfailed", lambda request: faults.append(f"failed: {request.url}"))
    page.goto(url)
    scripts_done(page)
    return page, faults


def serious_barriers(page: Page, options: dict[str, Any]) -> list[str]:
    """Return what axe finds, with these options, that keeps people from reading this page."""
    results = Axe().run(page, options=options | {"resultTypes": ["violations"]})
    return [
        f"{violation['id']}: {violation['nodes'][0]['html'][:160]}"
        for violation in results.response["violations"]
        if violation["impact"] in {"serious", "critical"}
    ]


BARRIERS = """
<!doctype html><html lang="en"><head><title>A page with barriers</title></head>
<body><main><h1>Barriers</h1><img src="data:,"><button></button><input>
<p style="color: #bbb; background: #fff">Who can read this?</p></main></body></html>
"""
"""An image, a button and a field without names, and pale text."""


def test_barriers_are_seen_and_a_page_without_any_has_none(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content(BARRIERS)
    found = {barrier.partition(":")[0] for barrier in serious_barriers(page, {})}
    assert {"image-alt", "button-name", "label", "color-contrast"} <= found
    page.set_content(
        '<!doctype html><html lang="en"><title>T</title><main><h1>T</h1></main></html>'
    )
    assert serious_barriers(page, {}) == []
    page.close()


def take_pictures(page: Page, stem: str) -> None:
    """Write a picture of the whole page in either scheme, and leave it in the light one."""
    for scheme in SCHEMES[::-1]:
        page.emulate_media(color_scheme=scheme)
        settle(page)
        page.screenshot(path=SCREENSHOTS / f"{stem}.{scheme}.png", full_page=True)


@pytest.mark.each_page
@pytest.mark.parametrize("name", NAMES)
def test_a_page_loads_whole_and_fits_each_screen(
    chromium: Browser, address: str, name: str, screenshots: bool
) -> None:
    page, faults = open_page(chromium, f"{address}/{name}", WIDTHS["phone"])
    try:
        for device, width in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": 900})
            settle(page)
            assert faulty_names_of_tables(page) == []
            assert page.evaluate(STOPS) == [], "a tab stop that does not scroll, or the reverse"
            if screenshots:
                take_pictures(page, f"{Path(name).with_suffix('')}.{device}".replace("/", "-"))
            wider = page.evaluate(WIDER_THAN_THE_SCREEN)
            assert wider <= 0, f"the page is {wider} px wider than the screen of a {device}"
            if f"{Path(name).with_suffix('')}.md" in WITH_SNIPPETS:
                assert page.evaluate(HEIGHT) <= MOST_SCREENS[device], "more than one sitting"
                assert page.evaluate(FIRST_CODE) <= 1, "the first screen shows no program"
        assert serious_barriers(page, {"rules": {"color-contrast": {"enabled": False}}}) == []
        assert faults == []
    finally:
        page.context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_kind_of_text_stands_out(
    chromium: Browser, address: str, site: Path, scheme: Scheme
) -> None:
    """It takes axe seconds a page to look at colors, so each kind of element is seen once."""
    missed = {}
    for name in pages_with_every_kind(site, NAMES):
        page, faults = open_page(chromium, f"{address}/{name}", WIDTHS["desk"], scheme)
        try:
            shown = page.evaluate("document.body.getAttribute('data-md-color-scheme')")
            assert shown == {"light": "default", "dark": "slate"}[scheme]
            if found := serious_barriers(page, {"runOnly": ["color-contrast"]}) + faults:
                missed[name] = found
        finally:
            page.context.close()
    assert missed == {}


def test_the_copy_button_copies_the_whole_file(chromium: Browser, address: str) -> None:
    page, _ = open_page(chromium, f"{address}/joining.html")
    try:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        block = page.locator(".highlight", has_text="snippets/process/join_one.py").first
        block.hover()
        block.locator("button, .md-clipboard").first.click()
        copied = page.evaluate("navigator.clipboard.readText()")
        source = (ROOT / "snippets" / "process" / "join_one.py").read_text(encoding="utf-8")
        assert copied.strip() == source.strip()
    finally:
        page.context.close()


LINES_SHOWN = """box => [...box.querySelector('code').children]
    .filter(line => getComputedStyle(line).display !== 'none')
    .map(line => line.textContent).join('')"""


def test_a_variant_shows_what_changed_and_copies_the_whole_file(
    chromium: Browser, address: str
) -> None:
    entry, chapter = next(
        (entry, name)
        for entry in CATALOG.entries
        if entry.show.changes
        for name in NAMES
        if f'\n--8<-- "build/pages/snippets/{entry.name}.md"'  # in no fold
        in (ROOT / "docs" / "en" / name).with_suffix(".md").read_text(encoding="utf-8")
    )
    page, _ = open_page(chromium, f"{address}/{chapter}")
    try:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        box = page.locator(".changes", has_text=entry.path)
        whole = (ROOT / entry.path).read_text(encoding="utf-8")
        assert 0 < len(box.evaluate(LINES_SHOWN).splitlines()) < len(whole.splitlines())
        assert box.locator(".hll").first.is_visible()
        box.hover()
        box.locator(".highlight button, .highlight .md-clipboard").first.click()
        assert page.evaluate("navigator.clipboard.readText()").strip() == whole.strip()
        box.locator("summary").click()
        assert box.evaluate(LINES_SHOWN).strip() == whole.strip()
        page.emulate_media(media="print")
        box.locator("details").evaluate("each => { each.open = false }")
        assert box.evaluate(LINES_SHOWN).strip() == whole.strip(), "paper cannot be clicked"
    finally:
        page.context.close()


@pytest.mark.usefixtures("material")
def test_the_site_works_from_a_folder_with_its_search(chromium: Browser, site: Path) -> None:
    page, faults = open_page(chromium, (site / "joining.html").as_uri())
    try:
        page.locator(".md-search__input").click()
        page.locator(".md-search__input").type("join_with_timeout")
        result = page.locator(".md-search-result__item").first
        result.wait_for(timeout=10_000)
        assert "oin" in result.inner_text()
        assert faults == []
        page.keyboard.press("Escape")
        page.locator("article p", has_text="Next:").get_by_role("link").click()
        assert page.url.endswith("/is_it_alive.html")
    finally:
        page.context.close()


def test_a_start_method_chosen_once_is_shown_on_every_page(chromium: Browser, address: str) -> None:
    page, _ = open_page(chromium, f"{address}/separate_memory.html", WIDTHS["phone"])
    try:
        page.locator("label", has_text="spawn").first.click()
        for name in ("separate_memory", "names", "process_ids"):
            page.goto(f"{address}/{name}.html")
            chosen = page.eval_on_selector_all(
                ".tabbed-set",
                "sets => sets.map(each => each.querySelector("
                "`label[for=${each.querySelector('input:checked').id}]`).innerText)",
            )
            assert chosen, name
            assert set(chosen) == {"spawn"}, name
    finally:
        page.context.close()


def test_the_overview_tells_every_verdict_in_words(chromium: Browser, address: str) -> None:
    page, _ = open_page(chromium, f"{address}/where_it_works.html", WIDTHS["phone"])
    try:
        cells = page.locator(".matrix td:not(:first-child)").all_inner_texts()
        words = ("works", "other output", "raises", "hangs", "not run")
        assert cells
        assert [cell for cell in cells if not any(word in cell for word in words)] == []
        heads = page.locator(".matrix tr:first-child th").all_inner_texts()
        assert set(heads) == {"Snippet", "fork", "spawn", "forkserver"}
    finally:
        page.context.close()
