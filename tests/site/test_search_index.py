"""What the search knows: all prose of the chapters, no listings, and little enough for a phone."""

import copy
import gzip
import json
import re
from collections import defaultdict
from typing import Any

import pytest

from recorder.catalog.load import load_catalog
from tests.chapters.test_completeness import CHAPTERS
from tests.site.conftest import ROOT, SITE, Pages

MOST_KILOBYTES = 200
SHORT = 25
"""A line of code that is shorter may stand in a sentence, too."""
NO_PROSE = (
    ".//div[contains(@class, 'highlight')] | .//figure | .//table | .//svg"
    " | .//*[contains(@class, 'where')] | .//*[contains(@class, 'circumstances')]"
    " | .//*[contains(@class, 'outcome')] | .//div[@class='row']"
    " | .//*[preceding::h2[@id='standard-library']]"
)


@pytest.fixture(scope="module")
def docs() -> list[dict[str, Any]]:
    """Return the sections that the search knows."""
    index = json.loads((SITE / "search" / "search_index.json").read_text("utf-8"))
    return list(index["docs"])


@pytest.fixture(scope="module")
def known(docs: list[dict[str, Any]]) -> dict[str, str]:
    """Return the text that the search knows of each page, without spaces."""
    texts: dict[str, str] = defaultdict(str)
    for doc in docs:
        text = re.sub(r"<[^>]+>", "", doc["text"])
        for entity, letter in {"&lt;": "<", "&gt;": ">", "&amp;": "&"}.items():
            text = text.replace(entity, letter)
        texts[doc["location"].partition("#")[0]] += "".join(text.split())
    return texts


def test_the_index_is_small() -> None:
    for name in ("search_index.json", "search_index.js"):
        size = len(gzip.compress((SITE / "search" / name).read_bytes()))
        assert size <= MOST_KILOBYTES * 1000, f"{name}: {size} bytes, compressed"


def test_all_prose_of_a_chapter_is_found(pages: Pages, known: dict[str, str]) -> None:
    seen = 0
    missing = []
    for chapter in CHAPTERS:
        name = chapter.replace(".md", ".html")
        (article,) = copy.deepcopy(pages[SITE / name]).xpath("//article")
        for element in article.xpath(NO_PROSE):
            if element.getparent() is not None:
                element.drop_tree()
        for paragraph in article.xpath(".//p | .//li"):
            seen += 1
            text = "".join(paragraph.text_content().split())
            if text not in known[name]:
                missing.append(f"{name}: {paragraph.text_content()}")
    assert missing == []
    assert seen > 800


def test_no_listing_no_circumstances_and_no_reference_is_found(known: dict[str, str]) -> None:
    for entry in load_catalog().entries:
        lines = (ROOT / entry.path).read_text("utf-8").splitlines()
        code = [
            "".join(line.split())
            for line in lines
            if line.startswith((" ", "from ", "def ")) and len("".join(line.split())) > SHORT
        ]
        for name, text in known.items():
            if not name.startswith("about/"):
                # An output that is known for its message may quote two lines of a traceback.
                assert sum(line in text for line in code) <= 3, f"{name} knows {entry.path}"
    everything = "".join(known.values())
    assert "runoncemorewith" not in everything
    assert "Download`" not in everything
    assert [name for name in known if name.startswith("reference/")] == []


def test_pages_that_lead_elsewhere_come_after_the_chapters(docs: list[dict[str, Any]]) -> None:
    boosts = {doc["location"].partition("#")[0]: doc.get("boost", 1) for doc in docs}
    behind = {name for name, boost in boosts.items() if boost < 1}
    assert behind == {
        name for name in boosts if name.startswith(("about/", "index.html", "error_"))
    }
