"""A number that a sentence includes is the one that was printed or measured, in its very place."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

from tests.fences import find_fences
from tests.site.conftest import ROOT, SITE, SOURCES, Pages
from tests.site.facts import COMPARISONS, ENTRIES, NOWHERE, Here, here_of, runs_for_page
from tests.site.grammar import HEADING, INCLUDE, INLINE
from tests.site.measured import (
    Spread,
    own_timing,
    plain_rows,
    says_compared,
    says_speedup,
    says_time,
    says_value,
    speedup_of,
    time_of,
)
from tests.site.stream import items_of

DOCS = ROOT / "docs" / "en"
LIST = re.compile(r"^\s*(?:[-*]|\d+\.) ")
LINK = re.compile(
    r"\[((?:[^\[\]`]|`[^`]*`|\[[^\]]*\])+)\](?:\([^()\s]*\)|\[[^\]]*\])(?:\{[^}]*\})?"
)


def sentences_of(source: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each paragraph with an included number: its section, and its lines."""
    text = re.sub(r"\A---\n.*?\n---\n", "", source.read_text("utf-8"), flags=re.DOTALL)
    for fence in reversed(list(find_fences(text))):
        text = text[: fence.start] + text[fence.end :]
    section = ""
    lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        heading = HEADING.match(line)
        include = INCLUDE.match(line)
        block = include and not INLINE.fullmatch(include[1])
        if heading or block or not line.strip() or LIST.match(line):
            if any(INCLUDE.match(one) for one in lines):
                yield section, lines
            lines = []
        if heading:
            section = heading[3]
        elif line.strip() and not block:
            lines.append(line)


def pattern_of(lines: list[str]) -> tuple[str, list[str]]:
    """Return a pattern for what the page says, and the targets of what it includes there."""
    parts: list[str] = []
    targets = []
    literal = ""
    for line in lines:
        if found := INCLUDE.match(line):
            targets.append(found[1].removeprefix("build/pages/").removesuffix(".md"))
            parts.append(words_of(literal))
            literal = ""
        else:
            literal += f" {LIST.sub('', line).strip()}"
    parts.append(words_of(literal))
    return r"\s*(.+?)\s*".join(re.escape(part) for part in parts), targets


def words_of(markdown: str) -> str:
    """Return what a page shows of Markdown."""
    found = re.split(r"(`[^`]+`)", LINK.sub(r"\1", markdown))
    for number, part in enumerate(found):
        plain = re.sub(r"\*+|</?\w+[^>]*>", "", part)
        found[number] = (
            part.strip("`") if number % 2 else html.unescape(re.sub(r"\\(\W)", r"\1", plain))
        )
    return " ".join("".join(found).split())


def texts_of(page: lxml.html.HtmlElement) -> dict[str, list[str]]:
    """Return the paragraphs of each section of a page."""
    found: dict[str, list[str]] = {}
    for item in items_of(page):
        if item.kind == "prose":
            found.setdefault(item.section, []).append(item.text)
    return found


@pytest.mark.parametrize("source", SOURCES, ids=lambda each: each.relative_to(DOCS).as_posix())
def test_each_included_number_stands_in_its_sentence_and_is_right(
    source: Path, pages: Pages
) -> None:
    page = pages[SITE / source.relative_to(DOCS).with_suffix(".html")]
    feet = page.xpath("//p[contains(@class, 'foot')]")
    here = here_of(" ".join(feet[0].text_content().split())) if feet else NOWHERE
    texts = texts_of(page)
    for section, lines in sentences_of(source):
        pattern, targets = pattern_of(lines)
        found = [re.fullmatch(pattern, text) for text in texts.get(section, [])]
        matches = [each for each in found if each]
        assert len(matches) == 1, f"#{section}: {len(matches)} paragraphs like {pattern}"
        for target, told in zip(targets, matches[0].groups(), strict=True):
            assert is_right(target, told, here), f"#{section}: {target} is not {told!r}"


def is_right(target: str, told: str, here: Here) -> bool:
    """Tell whether a sentence says what an include stands for."""
    topic, _, name = target.partition("/")
    if topic == "values":
        return value_is_right(name, told, here)
    if topic == "clusters":
        return start_is_right(name.partition(".")[0], told)
    return timing_is_right(name, told)


def value_is_right(name: str, told: str, here: Here) -> bool:
    """Tell whether a program printed this, on the Python of the page or on a newer one."""
    run, _, key = name.rpartition("/")
    entry = ENTRIES[run]
    outputs = [kept.files["output.txt"] for kept in runs_for_page(entry, here)]
    found = [re.search(entry.show.values[key], output, re.MULTILINE) for output in outputs]
    candidates = [match[1] for match in found if match]
    if told == "…":
        return not candidates
    return told in {
        f"{int(text):,}" if re.fullmatch(r"[1-9]\d{4,}", text) else text for text in candidates
    }


def timing_is_right(name: str, told: str) -> bool:
    """Tell whether a row took so long, or is so many times as fast as another one."""
    found = re.fullmatch(r"(.+)/([\w-]+)\.(time|speedup|compared)(?:\.([\w-]+))?", name)
    assert found, name
    comparison, slug, kind, over = found.groups()
    timing = own_timing(comparison)
    if told == "…":
        return timing is None or bool(timing["missing"])
    assert timing, f"says {told!r}, but no timing is kept"
    row = next(row for row in plain_rows(timing) if slug_of(row["name"]) == slug)
    if kind == "time":
        return says_time(told, "", time_of(row)) or rough(told, time_of(row), "s")
    bases = COMPARISONS[comparison].against or (timing["rows"][0]["name"],)
    first = next(base for base in bases if over is None or slug_of(base) == over)
    spread = speedup_of(timing, row, first)
    assert spread
    if kind == "compared":
        return says_compared(told, spread)
    return says_speedup(told, "", spread) or (told.endswith("×") and rough(told, spread, "×"))


def rough(told: str, spread: Spread, unit: str) -> bool:
    """Tell whether a sentence says a median roughly, without its interval."""
    value = told.removeprefix("about ")
    return told != value and told.endswith(unit) and says_value(value, "", spread, promised=False)


def slug_of(text: str) -> str:
    """Return a name as it stands in the name of an include."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def start_is_right(engine: str, told: str) -> bool:
    """Tell whether an engine was up after so long, here or where the project's runs were made."""
    times = []
    for path in (ROOT / "build" / "clusters.json", *(ROOT / "docs" / "clusters").glob("*.json")):
        if path.is_file():
            recording = json.loads(path.read_bytes())
            times.append(recording["engines"][engine]["start_seconds"])
    found = re.fullmatch(r"([\d.]+) s", told)
    if not found:
        return not times
    return any(abs(float(found[1]) - seconds) <= 0.0501 for seconds in times)
