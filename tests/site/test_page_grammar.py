"""What stands on a page belongs together: each block is of one snippet, whole, and in order."""

from collections import defaultdict
from pathlib import Path

import pytest

from tests.site.conftest import ROOT, SITE, SOURCES, Pages
from tests.site.facts import CATALOG
from tests.site.grammar import Shown


@pytest.mark.parametrize(
    "source", SOURCES, ids=lambda each: each.relative_to(ROOT / "docs" / "en").as_posix()
)
def test_a_page_shows_what_its_source_includes_and_nothing_else(
    source: Path, readings: dict[Path, list[Shown] | AssertionError]
) -> None:
    found = readings[source]
    assert not isinstance(found, AssertionError), found


def test_a_section_that_is_called_like_a_snippet_shows_it(shown: list[Shown], pages: Pages) -> None:
    stems = {name.rpartition("/")[2] for name in CATALOG.names}
    places = {
        (each.page, each.items[0].section, each.id.rpartition("/")[2].partition(".")[0])
        for each in shown
        if each.items
    }
    wrong: dict[str, str] = {}
    shows: dict[str, list[bool]] = defaultdict(list)
    for path, page in pages.items():
        if path.parent != SITE or path.stem.startswith("error_"):
            continue
        headings = page.xpath("//article//h2[@id] | //article//h3[@id]")
        for number, heading in enumerate(headings):
            # What stands below the headings under this one belongs to it, too.
            own = [heading.get("id")]
            for below in headings[number + 1 :]:
                if below.tag <= heading.tag:
                    break
                own.append(below.get("id"))
            stem = heading.get("id").replace("-", "_")
            if stem in stems:
                found = any((path, each, stem) in places for each in own)
                shows[stem].append(found)
                wrong[stem] = f"{path.name}#{heading.get('id')} does not show {stem}.py"
    # A section of another page may go on about it.
    assert [wrong[stem] for stem, found in shows.items() if not any(found)] == []


def test_a_figure_stands_with_its_program(shown: list[Shown], pages: Pages) -> None:
    """In the same part of the page, or in the part that shows it in one picture."""
    parts: dict[Path, dict[str, str]] = {}
    for path, page in pages.items():
        part = ""
        for heading in page.xpath("//article//*[self::h1 or self::h2 or self::h3][@id]"):
            part = heading.get("id") if heading.tag == "h2" else part
            parts.setdefault(path, {})[heading.get("id")] = part
    programs: set[tuple[Path, str, str]] = set()
    figures: list[tuple[Path, str, str]] = []
    for each in shown:
        if each.items:
            section = each.items[0].section
            place = (each.page, parts[each.page].get(section, section), each.id.partition(".")[0])
            if each.kind in ("output", "table", "absent"):
                programs.add(place)
            elif each.kind in ("timeline", "bars"):
                figures.append(place)
    wrong = [
        f"{page.name}#{part}: a figure of {name}"
        for page, part, name in figures
        if (page, part, name) not in programs
        and not (
            part == "in-one-picture"
            and any((one, other) == (page, name) for one, _, other in programs)
        )
    ]
    assert wrong == []
