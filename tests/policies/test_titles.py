"""Every page has one name, wherever it stands, and nothing in its head that hides a part of it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.policies.test_settings import SITE

PAGES = Path(__file__).parents[2] / "docs" / "en"
NAMES = sorted(path.relative_to(PAGES).as_posix() for path in PAGES.rglob("*.md"))
HEADING = re.compile(r"^# (.+?) \{ #[\w-]+ \}$", flags=re.MULTILINE)
OTHERWISE = {"index.md": "Home", "error_index.md": "By what you see"}
"""What the navigation says instead of the heading."""
OF_A_TOPIC = "snippets."
"""How the heading of a page of the reference begins; the navigation leaves it out."""
HEAD: dict[str, Any] = {"description": str, "search": {"boost": float, "exclude": bool}}
"""What the head of a page may hold."""


def named(nav: list[Any]) -> Iterator[tuple[str, str]]:
    """Yield each page of the navigation and what it is called there."""
    for entry in nav:
        for name, below in entry.items():
            if isinstance(below, str):
                yield below, name
            else:
                yield from named(below)


def read(name: str) -> tuple[dict[str, Any], str]:
    """Return the head of a page and its heading."""
    text = (PAGES / name).read_text(encoding="utf-8")
    found = HEADING.search(text)
    assert found, f"{name} has no heading with an id"
    return yaml.safe_load(text.split("---\n")[1]), found[1].replace("`", "")


def test_the_navigation_calls_each_page_what_it_calls_itself() -> None:
    titles = dict(named(SITE["nav"]))
    assert sorted(titles) == NAMES
    for name, title in titles.items():
        assert title == OTHERWISE.get(name, read(name)[1].removeprefix(OF_A_TOPIC)), name


@pytest.mark.parametrize("name", NAMES)
def test_the_head_of_a_page_says_what_it_may(name: str) -> None:
    head, heading = read(name)
    allowed = {*HEAD} | ({"hide"} if name == "index.md" else set())
    if heading.startswith(OF_A_TOPIC):
        assert head.pop("title") == heading
    assert {*head} <= allowed, f"{name}: {set(head) - allowed}"
    search = head.get("search", {})
    assert {*search} <= {*HEAD["search"]}
    assert search.get("exclude", False) == name.startswith("reference/"), name
    assert search.get("boost", 1) in (0.1, 0.2, 0.3, 0.5, 1)
