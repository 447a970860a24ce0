"""A real browser on the built site, served from this machine."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.kinds import pages_with_every_kind
from tests.serving import served

ROOT = Path(__file__).parents[2]
SCREENSHOTS = ROOT / "build" / "screenshots"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of these tests. Pictures take a while, and no test looks at them."""
    parser.addoption("--screenshots", action="store_true", help=f"write them into {SCREENSHOTS}")
    parser.addoption("--site", type=Path, default=ROOT / "site", help="the folder to be tested")
    few = "of all pages only some that show together every kind of element"
    parser.addoption("--few-pages", action="store_true", help=few)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out most pages where the files of all were already compared with tested ones."""
    if not config.getoption("--few-pages"):
        return
    of_pages = [item for item in items if item.get_closest_marker("each_page")]
    few = pages_with_every_kind(config.getoption("--site"), sorted({*map(name_of, of_pages)}))
    left_out = [item for item in of_pages if name_of(item) not in few]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def name_of(item: pytest.Item) -> str:
    """Return the page for which a test is made."""
    assert isinstance(item, pytest.Function)
    return str(item.callspec.params["name"])


@pytest.fixture
def screenshots(request: pytest.FixtureRequest) -> bool:
    """Tell whether pictures of the pages are asked for."""
    return bool(request.config.getoption("--screenshots"))


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest) -> Path:
    """Return the folder of the site that is tested."""
    found: Path = request.config.getoption("--site")
    if not (found / "index.html").is_file():
        pytest.fail(f"there is no site in {found}; build it first: nox -s docs", pytrace=False)
    return found.absolute()


@pytest.fixture(scope="session")
def material(site: Path) -> None:
    """Skip a test of what Zensical has in a form of its own; decisions.md lists the differences."""
    if "zensical" in (site / "index.html").read_text(encoding="utf-8")[:8_000]:
        pytest.skip("Zensical has its own: see about/decisions.md")


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Serve the site on a free port and return its address."""
    with served(site) as found:
        yield found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the Chromium that is installed, or the one that CHROMIUM names."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("no Chromium found; install it, or set CHROMIUM to its path", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
