"""Links lead to the section that they name, not to the top of its page."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html

from tests.site.conftest import SITE, Pages


def words(element: lxml.html.HtmlElement) -> str:
    """Return an element's text in lower case, without a heading's mark."""
    return " ".join((element.text_content() or "").replace("¶", "").lower().split())


def to_tops(path: Path, page: lxml.html.HtmlElement) -> list[tuple[Path, lxml.html.HtmlElement]]:
    """Return the links of an article that lead to the top of another page."""
    found = []
    for link in page.xpath("//article//a[@href]"):
        parts = urlsplit(link.get("href"))
        if not parts.scheme and parts.path.endswith(".html") and not parts.fragment:
            found.append(((path.parent / unquote(parts.path)).resolve(), link))
    return found


def test_a_link_that_names_a_section_leads_to_it(pages: Pages) -> None:
    titles = {path: {words(each) for each in page.xpath("//h1")} for path, page in pages.items()}
    sections = {
        path: {words(each) for each in page.xpath("//h2[@id] | //h3[@id]")}
        for path, page in pages.items()
    }
    vague = [
        f"{path.relative_to(SITE)}: {words(link)} is a section of {target.relative_to(SITE)}"
        for path, page in pages.items()
        if path.name != "404.html"
        for target, link in to_tops(path, page)
        if words(link) in sections[target] - titles[target]
    ]
    assert vague == []


def test_where_a_snippet_works_leads_to_its_own_row(pages: Pages) -> None:
    checked = 0
    for path, page in pages.items():
        for link in page.xpath("//*[@class='where']//a[contains(@href, 'where_it_works.html')]"):
            row = urlsplit(link.get("href")).fragment
            assert row, f"{path.relative_to(SITE)}: {link.get('href')}"
            (named,) = pages[SITE / "where_it_works.html"].xpath(f"//td[@id='{row}']//a")
            # The error index shows programs of chapters once more.
            assert named.get("href").split("#")[0] == path.name or path.stem.startswith("error_")
            checked += 1
    assert checked > 100
