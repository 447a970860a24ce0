"""A link leads where its words say, and every list of pages is that of the navigation."""

import ast
import itertools
import json
import re
import zlib
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import lxml.html
import yaml
from lxml import etree

from recorder.catalog.failures import SYMPTOMS
from recorder.pages.commands import site_address
from tests.site.conftest import ROOT, SITE, SOURCES, Pages
from tests.site.facts import CATALOG, FAILURES
from tests.site.grammar import SECTIONS_OF_FAILURES, Shown, target_of
from tests.site.stream import classes_of, items_of, text_of

SETTINGS = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
PARTS: dict[str, list[tuple[str, Path]]] = {}
"""Parts of the navigation, each with the names and files of its pages."""
for part in SETTINGS["nav"]:
    for head, inner in part.items():
        pairs = (
            [(head, inner)]
            if isinstance(inner, str)
            else [pair for each in inner for pair in each.items()]
        )
        PARTS[head] = [(name, SITE / file.replace(".md", ".html")) for name, file in pairs]
ORDER = [pair for pairs in PARTS.values() for pair in pairs]
HEADINGS = "//article//*[self::h1 or self::h2 or self::h3]"


def said(element: lxml.html.HtmlElement) -> str:
    """Return what an element says, in lower case and without *the* before it."""
    return text_of(element).lower().removeprefix("the ")


def links_of(
    path: Path, page: lxml.html.HtmlElement
) -> list[tuple[lxml.html.HtmlElement, Path, str]]:
    """Return the links of an article to pages of the site, and where they lead."""
    found = []
    for link in page.xpath("//article//a[@href]"):
        if not urlsplit(link.get("href")).scheme and "headerlink" not in classes_of(link):
            target, anchor = target_of(path, link.get("href"))
            if target.suffix == ".html":
                found.append((link, target, anchor))
    return found


def test_the_navigation_and_the_ways_to_the_next_page_are_in_order(pages: Pages) -> None:
    paths = [path for _, path in ORDER]
    assert sorted({*paths, SITE / "404.html"}) == sorted(pages)
    for path, page in pages.items():
        if path.name == "404.html":
            continue
        at = paths.index(path)
        for way, word, step in (("prev", "Previous", -1), ("next", "Next", 1)):
            beside = ORDER[at + step] if 0 <= at + step < len(ORDER) else None
            links = page.xpath(f"//a[contains(@class, 'md-footer__link--{way}')]")
            told = [(text_of(a), target_of(path, a.get("href"))[0]) for a in links]
            assert told in ([], [(f"{word} {beside[0]}", beside[1])] if beside else []), path
        told = [
            (text_of(a), target_of(path, a.get("href"))[0])
            for a in page.xpath("//nav[contains(@class, 'md-nav--primary')]//a[@href]")
            if not a.get("href").startswith("#")
            and not {"md-logo", "md-nav__button"} & classes_of(a)
        ]
        # A part whose first page is an index leads to it by the name of the part.
        firsts = {(head, pairs[0][1]): pairs[0] for head, pairs in PARTS.items()}
        listed = [pair if pair in ORDER else firsts.get(pair, pair) for pair in told]
        assert [pair for pair in listed if pair not in ORDER] == [], path
        within = [pair for pair in ORDER if pair in listed]
        assert [pair for pair, _ in itertools.groupby(listed)] == within, path


def test_next_at_the_end_of_a_page_is_the_next_page_by_its_title(pages: Pages) -> None:
    titles = {path: said(page.xpath("//h1")[0]) for path, page in pages.items()}
    paths = [path for _, path in ORDER]
    checked = 0
    for path, page in pages.items():
        for strong in page.xpath("//article//strong[.='Next:']"):
            link = strong.getnext()
            target, anchor = target_of(path, link.get("href"))
            following = paths[paths.index(path) + 1] if path != paths[-1] else None
            of_part = next(pairs for pairs in PARTS.values() if path in dict(map(reversed, pairs)))  # type: ignore[arg-type]
            back = of_part[0][1] if path == of_part[-1][1] else None
            assert target in (following, back), f"{path.name}: Next leads to {target.name}"
            assert (said(link), anchor) == (titles[target], ""), path.name
            checked += 1
    assert checked >= sum(
        len(pairs) for head, pairs in PARTS.items() if head in SETTINGS["extra"]["book"]
    )


def test_the_table_of_contents_lists_the_sections_in_order(pages: Pages) -> None:
    for path, page in pages.items():
        nav = page.xpath("//nav[contains(@class, 'md-nav--secondary')]")
        if not nav:
            continue
        told = [(text_of(a), a.get("href")) for a in nav[0].xpath(".//a[contains(@href, '#')]")]
        wanted = [
            (text_of(each), f"#{each.get('id')}")
            for each in page.xpath("//article//h2[@id] | //article//h3[@id]")
        ]
        in_docs = {each for each in wanted if each[1].startswith("#snippets.")}
        assert told == [each for each in wanted if each not in in_docs or each in told], path


def test_no_id_stands_twice_on_a_page(pages: Pages) -> None:
    """But of the lines of a signature, which mkdocstrings counts from 0 for each of them."""
    counts: dict[str, Counter[str]] = {
        path.name: Counter(page.xpath("//@id[not(ancestor::*[contains(@class, 'doc-signature')])]"))
        for path, page in pages.items()
    }
    twice = {name: [each for each in ids if ids[each] > 1] for name, ids in counts.items()}
    assert {name: ids for name, ids in twice.items() if ids} == {}


def test_what_refers_to_an_id_finds_it_on_the_same_page(pages: Pages) -> None:
    lost = []
    for path, page in pages.items():
        ids = set(page.xpath("//@id"))
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            lost += [
                f"{path.name}: {name}={each}"
                for value in page.xpath(f"//@{name}")
                for each in value.split()
                if each not in {*ids, "__toc"}
            ]  # the theme's own
        used = re.findall(r"url\(#([^)]+)\)", " ".join(page.xpath("//article//@fill")))
        lost += [f"{path.name}: fill={each}" for each in used if each not in ids]
    assert lost == []


FILLING = {"a", "an", "the", "in", "of", "to", "and", "or", "is", "it"}


def words_of(text: str) -> set[str]:
    """Return the words of a text, of an address or of an id that mean something."""
    return set(re.findall(r"[^\W_]+", text.lower())) - FILLING


def texts_of_sections(page: lxml.html.HtmlElement) -> dict[str, str]:
    """Return what each section says, with its heading, but not what stands before the first."""
    found: dict[str, str] = {}
    above = ""
    for item in items_of(page):
        if item.element.tag == "h2":
            above = item.text
        if item.element.tag != "h1" and item.section:
            found[item.section] = f"{found.get(item.section, above)} {item.text}"
    return found


def test_a_link_that_says_a_title_leads_to_what_is_called_so(pages: Pages) -> None:
    """Or to a page with all words of it in its own title, or to a section that speaks of them."""
    called: dict[str, set[tuple[Path, str]]] = defaultdict(set)
    headings: dict[tuple[Path, str], str] = {}
    sections = {path: texts_of_sections(page) for path, page in pages.items()}
    for path, page in pages.items():
        for heading in page.xpath(HEADINGS):
            anchor = "" if heading.tag == "h1" else heading.get("id") or ""
            headings[path, anchor] = text_of(heading)
            # Short headings of sections are ordinary words, too, and those of the reference files.
            long = not anchor or len(words_of(text_of(heading))) > 2
            if long and path.parent.name != "reference":
                called[said(heading)].add((path, anchor))
    for head, pairs in PARTS.items():
        for name, path in pairs:
            called[name.lower()].add((path, ""))
            called[head.lower()].add((path, ""))
    wrong = []
    for path, page in pages.items():
        if path.name == "404.html":  # its links are absolute
            continue
        for link, target, anchor in links_of(path, page):
            places = called.get(said(link), set())
            if not places or (target, anchor) in places or (target, "") in places:
                continue
            there = (
                f"{target.stem} {headings[target, '']} {anchor} {sections[target].get(anchor, '')}"
            )
            if not words_of(said(link)) <= words_of(there):
                wrong.append(f"{path.name}: {text_of(link)!r} leads to {target.name}#{anchor}")
    assert wrong == []


def names_of_the_library() -> set[str]:
    """Return the last part of each name that the standard library's own index knows."""
    packed = (ROOT / "docs" / "inventories" / "python.inv").read_bytes().split(b"\n", 4)[4]
    lines = zlib.decompress(packed).decode("utf-8").splitlines()
    return {line.split(" ")[0].rpartition(".")[2] for line in lines}


def test_a_link_that_names_something_of_the_library_leads_to_it(pages: Pages) -> None:
    """A parameter has no place of its own there."""
    library = names_of_the_library()
    wrong = []
    for path, page in pages.items():
        for link in page.xpath("//article//a[contains(@class, 'autorefs-external')][code]"):
            name = re.sub(r"\(.*", "", text_of(link)).rpartition(".")[2]
            anchor = (
                urlsplit(link.get("href")).fragment or Path(urlsplit(link.get("href")).path).stem
            )
            if name in library and name not in re.split(r"[.-]", anchor):
                wrong.append(f"{path.name}: {text_of(link)} leads to {link.get('href')}")
    assert wrong == []


def test_a_link_that_names_a_snippet_leads_to_it(pages: Pages, shown: list[Shown]) -> None:
    places: dict[str, set[tuple[Path, str]]] = defaultdict(set)
    for each in shown:
        if each.items:
            stem = each.id.rpartition("/")[2].partition(".")[0]
            places[stem].add((each.page, each.items[0].section))
    stems = {name.rpartition("/")[2] for name in CATALOG.names}
    wrong = []
    for path, page in pages.items():
        for link, target, anchor in links_of(path, page):
            stem = text_of(link).removesuffix(".py")
            if stem in stems and (target, anchor) not in places[stem]:
                wrong.append(f"{path.name}: {text_of(link)} leads to {target.name}#{anchor}")
    assert wrong == []


def test_the_lists_of_the_error_index_lead_to_every_entry(pages: Pages) -> None:
    path = SITE / "error_index.html"
    groups: dict[str, dict[str, list[tuple[str, str]]]] = {"by-symptom": {}, "by-module": {}}
    for anchor, found in groups.items():
        head = ""
        for element in pages[path].xpath(f"//h2[@id='{anchor}']/following-sibling::*"):
            if element.tag == "h2":
                break
            if element.tag == "p" and element.xpath("./strong"):
                head = text_of(element)
            for link in element.xpath("./li//a"):
                found.setdefault(head, []).append((text_of(link), link.get("href")))
    heading = {
        name: text_of(
            pages[SITE / place.partition("#")[0]].xpath(f"//*[@id='{place.partition('#')[2]}']")[0]
        )
        for name, place in SECTIONS_OF_FAILURES.items()
    }
    assert set(SECTIONS_OF_FAILURES) == set(FAILURES)
    rows = {name: (heading[name], SECTIONS_OF_FAILURES[name]) for name in FAILURES}
    wanted = {
        symptom.capitalize(): [
            rows[name] for name, each in FAILURES.items() if each.symptom == symptom
        ]
        for symptom in SYMPTOMS
    }
    assert groups["by-symptom"] == {head: found for head, found in wanted.items() if found}
    modules = sorted({module for each in FAILURES.values() for module in each.modules})
    assert groups["by-module"] == {
        module: [rows[name] for name, each in FAILURES.items() if module in each.modules]
        for module in modules
    }
    assert list(groups["by-module"]) == modules


def test_every_failing_run_is_listed_with_its_section_and_its_entry(
    shown: list[Shown], pages: Pages
) -> None:
    (listed,) = [each for each in shown if each.kind == "failing runs"]
    places: dict[str, set[tuple[Path, str]]] = defaultdict(set)
    for each in shown:
        if each.kind in ("output", "table", "absent", "timeline"):
            places[each.id].add((each.page, each.items[0].section))
    runs = {entry.id: entry for entry in CATALOG.entries}
    for row in listed.items[0].element.xpath(".//tbody/tr"):
        name, does, links = row.xpath("./td")
        stem = text_of(name.xpath("./code")[0])
        of_it = [each for each in runs.values() if each.name.partition("/")[2] == stem]
        told = set(re.findall(r"(?:raises|prints) (\S+?)(?:,|$| )", text_of(does)))
        (where, *entry) = links.xpath("./a")
        target, anchor = target_of(listed.page, where.get("href"))
        assert text_of(where) == text_of(pages[target].xpath("//h1")[0]), stem
        here = [each for each in of_it if (target, anchor) in places[each.id]]
        assert here, f"{stem}: leads to {target.name}#{anchor}, where it is not shown"
        outcomes = [out for each in here for out in (each.expect, *each.expect.under.values())]
        assert told <= {str(out.exception) for out in outcomes}, f"{stem}: {text_of(does)}"
        if "hangs" in text_of(does):
            assert "hangs" in {out.expect for out in outcomes}, stem
        for link in entry:
            page, own = target_of(listed.page, link.get("href"))
            assert text_of(link) == "its entry"
            assert any(
                f"{page.name}#{own}" == SECTIONS_OF_FAILURES[each.id]
                for each in CATALOG.failures
                if each.fails.partition(".")[0] in {run.name for run in here}
            ), stem


def test_the_reference_describes_each_snippet_in_the_words_of_its_file(
    shown: list[Shown], pages: Pages
) -> None:
    places: dict[str, set[tuple[Path, str]]] = defaultdict(set)
    for each in shown:
        if each.kind in ("output", "table", "absent", "timeline", "cluster output"):
            places[each.id.partition(".")[0]].add((each.page, each.items[0].section))
    seen = 0
    for each in shown:
        if each.kind != "reference":
            continue
        seen += 1
        _, row, doc = each.items
        chapters = [a for a in row.element.xpath("./a") if "download" not in classes_of(a)]
        assert len(chapters) == 1, each.id
        target, anchor = target_of(each.page, chapters[0].get("href"))
        assert (target, anchor) in places[each.id], f"{each.id}: leads to {target.name}#{anchor}"
        assert text_of(chapters[0]) == text_of(pages[target].xpath("//h1")[0]), each.id
        tree = ast.parse((ROOT / "snippets" / f"{each.id}.py").read_text("utf-8"))
        first = (ast.get_docstring(tree) or "").split("\n\n")[0]
        (told, *_) = doc.element.xpath(".//p")
        assert text_of(told) == " ".join(first.replace("`", "").split()), each.id
        module = "snippets." + each.id.replace("/", ".")
        ids = [one for one in doc.element.xpath(".//@id") if not one.startswith("__")]
        assert [one for one in ids if not one.startswith(f"{module}.")] == [], each.id
        described = {
            f"{module}.{node.name}"
            for node in tree.body
            if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef)
            and ast.get_docstring(node)
        }
        assert described <= set(ids), f"{each.id}: {described - set(ids)}"
    assert seen == len(CATALOG.names)


def test_a_table_of_pages_is_the_part_of_the_navigation(pages: Pages) -> None:
    """On the landing page and on that of all snippets."""
    tables = {
        SITE / "index.html": SETTINGS["extra"]["book"],
        SITE / "reference" / "index.html": ["Snippets"],
    }
    for path, heads in tables.items():
        for head in heads:
            wanted = [
                (text_of(pages[page].xpath("//h1")[0]).removeprefix("snippets."), page)
                for _, page in PARTS[head]
                if page not in (path, SITE / "where_it_works.html")
            ]
            found = [
                [
                    (text_of(a), target_of(path, a.get("href"))[0])
                    for a in table.xpath("./tbody/tr/td[1]/a")
                ]
                for table in pages[path].xpath("//article//table")
                if text_of(table.xpath("./thead/tr/th[1]")[0]) in (head, "Topic")
            ]
            assert found == [wanted], head


def test_the_search_knows_each_section_by_its_own_words(pages: Pages) -> None:
    docs: list[dict[str, Any]] = json.loads(
        (SITE / "search" / "search_index.json").read_text("utf-8")
    )["docs"]
    assert len({doc["location"] for doc in docs}) == len(docs)
    for doc in docs:
        name, _, anchor = doc["location"].partition("#")
        page = pages[SITE / (name or "index.html")]
        found = page.xpath("//*[@id=$id]", id=unquote(anchor)) if anchor else page.xpath("//h1")
        assert found, doc["location"]
        title = text_of(lxml.html.fromstring(f"<p>{doc['title']}</p>"))
        assert title == text_of(found[0]), doc["location"]


def test_the_404_page_leads_to_pages_that_exist(pages: Pages) -> None:
    page = pages[SITE / "404.html"]
    base = urlsplit(site_address()).path or "/"
    for link in page.xpath("//article//a/@href"):
        parts = urlsplit(link)
        if not parts.scheme:
            target = SITE / unquote(parts.path).removeprefix(base).lstrip("/")
            assert (target / "index.html" if target.is_dir() else target).is_file(), link


def test_the_sitemap_of_this_site_names_its_pages(pages: Pages) -> None:
    path = SITE / "sitemap.xml"
    if not path.is_file():
        assert all(not page.xpath("//link[@rel='canonical']") for page in pages.values())
        return
    listed = etree.parse(path).xpath("//*[local-name()='loc']/text()")
    names = sorted(each.relative_to(SITE).as_posix() for each in pages if each.name != "404.html")
    assert len(listed) == len(names)
    for name in names:
        assert sum(url.endswith(f"/{name}") for url in listed) >= 1, name


def test_each_description_is_that_of_its_source(pages: Pages) -> None:
    for source in SOURCES:
        head = source.read_text("utf-8").split("---\n")[1]
        page = pages[SITE / source.relative_to(ROOT / "docs" / "en").with_suffix(".html")]
        (told,) = page.xpath("//meta[@name='description']/@content")
        assert told == yaml.safe_load(head)["description"], source.name
        assert "noindex" not in "".join(page.xpath("//meta[@name='robots']/@content"))


def test_the_logo_leads_home(pages: Pages) -> None:
    for path, page in pages.items():
        if path.name != "404.html":
            for link in page.xpath("//a[contains(@class, 'md-logo')]/@href"):
                assert target_of(path, link)[0] == SITE / "index.html"
