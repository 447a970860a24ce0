"""What keeps pages quick, counted rather than timed."""

import gzip
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.test_pages import NAMES

LONG = "pool.html"
MOST_BYTES = 200 * 1024
"""That a first visit to a page may take, compressed as servers do."""
MOST_SHIFT = 0.002
"""Less than a picture or a table that comes late; on a busy machine a word of the header moves."""
SHIFTS = """() => new Promise(done => new PerformanceObserver(list =>
  done(list.getEntries().map(entry => entry.value))).observe({type: "layout-shift", buffered: true})
  || setTimeout(() => done([]), 300))"""


@pytest.mark.parametrize("width", [412, 1440])
@pytest.mark.parametrize("name", ["index.html", LONG, "reference/pi.html"])
def test_nothing_moves_while_a_page_loads(
    chromium: Browser, address: str, name: str, width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 823})
    try:
        page.goto(f"{address}/{name}")
        assert sum(page.evaluate(SHIFTS)) <= MOST_SHIFT
    finally:
        page.close()


def test_no_block_of_code_asks_for_the_layout_of_the_page(chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport={"width": 412, "height": 823})
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    try:
        page.goto(f"{address}/{LONG}")
        found = session.send("Performance.getMetrics")["metrics"]
        counts = {each["name"]: each["value"] for each in found}
        assert counts["LayoutCount"] <= 32
        assert counts["RecalcStyleCount"] <= 48
    finally:
        page.close()


@pytest.mark.usefixtures("material")  # Zensical loads its index with every page
def test_a_first_visit_is_small(chromium: Browser, address: str, site: Path) -> None:
    page = chromium.new_page()
    paths: list[str] = []
    page.on("request", lambda request: paths.append(unquote(urlsplit(request.url).path)))
    try:
        page.goto(f"{address}/{max(NAMES, key=lambda name: (site / name).stat().st_size)}")
        page.wait_for_load_state("networkidle")
        assert len(paths) > 5
        sizes = {path: len(gzip.compress((site / path.lstrip("/")).read_bytes())) for path in paths}
        assert sum(sizes.values()) <= MOST_BYTES, sizes
    finally:
        page.close()
