"""Where a page says where a snippet works, it says what was found there, place by place."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import lxml.html

from recorder.catalog.entries import METHODS
from recorder.runs.interpreters import PYTHONS
from tests.site.conftest import ROOT, SITE, Pages
from tests.site.facts import CATALOG, ENTRIES, FAILURES, Place, found_at, machines, verdicts
from tests.site.grammar import Shown, plain_of, target_of
from tests.site.stream import code_of, text_of

RANGE = r"3\.\d+(?: to 3\.\d+)?(?:, 3\.\d+(?: to 3\.\d+)?)*"
UNDER = rf"under ((?:(?:, | and )?(?:{'|'.join(METHODS)})\b)+) on Python ({RANGE})"
PHRASE = re.compile(rf"((?:(?:, )?{UNDER})+) \(([^()]+)\)")
SIGNS = {
    "✓ works": "as expected",
    "≠ other output": "different output",
    "∞ hangs": "hangs",
    "– not run": "not run",
}
VERDICT = re.compile(rf"({'|'.join(SIGNS)}|✗ raises (?P<error>[\w.]+))(, not as declared)?")


def verdict_of(text: str) -> tuple[str, bool, str]:
    """Return the verdict at the beginning of a text, whether it is declared, and the rest."""
    found = VERDICT.match(text)
    assert found, f"no verdict at the beginning of {text!r}"
    verdict = f"raises {found['error']}" if found["error"] else SIGNS[found[1]]
    return verdict, not found[3], text[found.end() :].strip()


def pythons_of(text: str) -> list[str]:
    """Return all versions of ``3.11 to 3.13, 3.15``."""
    found: list[str] = []
    for part in text.split(", "):
        first, _, last = part.partition(" to ")
        found += PYTHONS[PYTHONS.index(first) : PYTHONS.index(last or first) + 1]
    return found


def places_of(run: str, text: str) -> Iterator[tuple[Place, str]]:
    """Yield every place that a phrase names, with the machine."""
    for phrase in PHRASE.finditer(text):
        names = phrase[4].replace(", stored ", "; stored ").split(", ")
        for under in re.finditer(UNDER, phrase[1]):
            for method in re.findall(r"\w+", under[1].replace(" and ", ", ")):
                for python in pythons_of(under[2]):
                    for name in names:
                        yield (run, python, method), name.replace("; stored ", ", stored ")


def label_of(place: Place, machine: str) -> str:
    """Return what a page calls a machine at a place."""
    found = found_at(place, machine)
    return f"{machine}, stored {found.stored}" if found and found.stored else machine


def wanted_of(run: str) -> dict[tuple[Place, str], str]:
    """Return the verdict for every place where a run belongs, by what the page calls it."""
    wanted: dict[tuple[Place, str], str] = {}
    for machine in machines():
        for method in ENTRIES[run].methods:
            for python in PYTHONS:
                found = found_at((run, python, method), machine)
                label = label_of((run, python, method), machine)
                wanted[(run, python, method), label] = found.verdict if found else "not run"
    return wanted


def test_where_it_works_says_what_was_found_at_each_place(shown: list[Shown]) -> None:
    faults = []
    lines = [each for each in shown if each.kind == "where"]
    assert lines
    for each in lines:
        try:
            check_where(each)
        except AssertionError as error:
            faults.append(f"{each.page.name}: {each.id}: {error}")
    assert faults == []


def check_where(each: Shown) -> None:
    """Compare one line with all results of its run."""
    item, run = each.items[0], each.id
    text = " ".join(one.text for one in each.items)
    if "not checked on these sources yet" in text:
        ran = [one for place, found in verdicts().items() if place[0] == run for one in found]
        assert not ran, "it was checked"
        return
    told: dict[tuple[Place, str], str] = {}
    lines = item.element.xpath(".//li")
    if not lines:
        verdict, declared, rest = verdict_of(text)
        intended = verdict != "as expected"
        assert declared
        assert rest.startswith("everywhere, as intended" if intended else "everywhere U"), rest
        places = list(places_of(run, rest.replace("Under", "under")))
        told = dict.fromkeys(places, verdict)
        assert verdict != "not run"
    for line in lines:
        verdict, declared, rest = verdict_of(text_of(line))
        places = list(places_of(run, rest))
        assert places, rest
        assert not set(places) & set(told), "a place twice"
        told |= dict.fromkeys(places, verdict)
        check_rest(each, line, verdict, declared, places)
    wanted = wanted_of(run)
    assert told == wanted, {
        key: (told.get(key), wanted.get(key))
        for key in told | wanted
        if told.get(key) != wanted.get(key)
    }


def check_rest(
    each: Shown,
    line: lxml.html.HtmlElement,
    verdict: str,
    declared: bool,
    places: list[tuple[Place, str]],
) -> None:
    """Check the message of some places, whether it was declared, and where the reason stands."""
    found = [found_at(place, machine.partition(", stored")[0]) for place, machine in places]
    kept = [one for one in found if one]
    assert all((one.verdict == one.expected) == declared for one in kept), "as declared, or not"
    messages = {one.message for one in kept if one.message}
    texts = [text_of(code) for code in line.xpath("./code")]
    shown = texts[1:] if verdict.startswith("raises") else texts
    if messages and verdict not in ("as expected", "not run"):
        assert len(shown) == 1, f"no message, although there are {messages}"
        assert any(one.startswith(shown[0].removesuffix("…")) for one in messages), shown
    explained = ENTRIES[each.id].show.explained
    links = [a.get("href") for a in line.xpath("./a") if text_of(a) == "why"]
    page, _, anchor = str(explained).replace(".md", ".html").partition("#")
    wanted = explained and verdict not in ("as expected", "not run")
    targets = [target_of(each.page, link) for link in links]
    assert targets == ([(SITE / page, anchor)] if wanted else []), f"*why* leads to {links}"


def cells_of(cell: lxml.html.HtmlElement) -> dict[str, str]:
    """Return the verdict for each Python, or for all as ``*``, of a cell of a table."""
    found: dict[str, str] = {}
    parts = re.split(r"<br\s*/?>", lxml.html.tostring(cell, encoding="unicode"))
    for part in parts:
        text = text_of(lxml.html.fromstring(f"<div>{part}</div>"))
        if text == "–":
            return {}
        verdict, declared, rest = verdict_of(text)
        verdict += "" if declared else ", not as declared"
        found |= dict.fromkeys(pythons_of(rest) if rest else ["*"], verdict)
    return found


def run_of_row(row: lxml.html.HtmlElement) -> str:
    """Return the id of the run that a row is about, by the name that it shows."""
    text = text_of(row.xpath("./td[1]//code")[0])
    runs = [
        entry
        for entry in CATALOG.entries
        if text
        == entry.name.partition("/")[2]
        + (" " + " ".join(entry.run.args)) * bool(entry.label and entry.run.args)
    ]
    anchor = row.xpath("./td[1]/@id | ./td[1]//@id")
    slugs = {re.sub(r"[^a-z0-9]+", "-", entry.id): entry.id for entry in runs}
    if anchor:
        return slugs[anchor[0]]
    topic = {entry.id for entry in runs}
    assert topic, f"a row called {text!r}"
    return min(topic) if len(topic) == 1 else " or ".join(sorted(topic))


def test_the_tables_of_all_verdicts_say_what_was_found(shown: list[Shown], pages: Pages) -> None:
    faults: list[str] = []
    rows_seen: dict[str, list[str]] = defaultdict(list)
    places = places_shown(shown)
    for each in shown:
        if each.kind != "matrix":
            continue
        machine, _, chapter = each.id.partition("/")
        assert machine in machines(), f"a machine called {machine!r}"
        (table,) = each.items[0].element.xpath(".//table")
        heads = [text_of(head) for head in table.xpath("./thead/tr/th")]
        assert heads == ["Snippet", *METHODS]
        for row in table.xpath("./tbody/tr"):
            for run in run_of_row(row).split(" or "):
                problem = fault_of_row(run, row, heads, machine, chapter, each, pages, places[run])
                if not problem:
                    rows_seen[each.id].append(run)
                    break
            else:
                faults.append(f"{each.id}: {run}: {problem}")
    assert faults == []
    check_rows(rows_seen, shown)


def places_shown(shown: list[Shown]) -> dict[str, set[tuple[Path, str]]]:
    """Return the pages and sections in which each run is shown, its figure included."""
    found: dict[str, set[tuple[Path, str]]] = defaultdict(set)
    for each in shown:
        if each.kind in ("output", "table", "absent", "timeline", "cluster output"):
            found[each.id].add((each.page, each.items[0].section))
    return found


def fault_of_row(
    run: str,
    row: lxml.html.HtmlElement,
    heads: list[str],
    machine: str,
    chapter: str,
    each: Shown,
    pages: Pages,
    places: set[tuple[Path, str]],
) -> str:
    """Return what is wrong with a row, or nothing."""
    page, anchor = target_of(each.page, row.xpath("./td[1]//a/@href")[0])
    if (page, anchor) not in places:
        return f"leads to {page.name}#{anchor}, where it is not shown"
    if chapter != "What depends on the place" and title_of(pages, page) != chapter:
        return f"leads to {page.name}, which is another chapter than {chapter!r}"
    for head, cell in zip(heads[1:], row.xpath("./td")[1:], strict=True):
        told = cells_of(cell)
        if head not in ENTRIES[run].methods:
            if told:
                return f"{told} under {head}, where it is not run"
            continue
        for python in PYTHONS:
            found = found_at((run, python, head), machine)
            wanted = found.verdict if found else "not run"
            if found and found.verdict != found.expected:
                wanted += ", not as declared"
            if told.get(python, told.get("*")) != wanted:
                return f"{head}, Python {python}: {told}, found was {wanted}"
    return ""


def title_of(pages: Pages, page: Path) -> str:
    """Return the title of a page."""
    return text_of(pages[page].xpath("//h1")[0])


def check_rows(rows: dict[str, list[str]], shown: list[Shown]) -> None:
    """Check that each machine has every run once, and a table of those that vary."""
    covered = {entry.id for entry in CATALOG.entries if len(entry.methods) == 1}
    for machine, has_results in machines().items():
        if not has_results:
            continue
        own = {
            name.partition("/")[2]: runs
            for name, runs in rows.items()
            if name.partition("/")[0] == machine
        }
        varied = own.pop("What depends on the place", [])
        everything = [run for runs in own.values() for run in runs]
        assert sorted(everything) == sorted(set(ENTRIES) - covered), machine
        wanted = [run for run in everything if varies(run, machine)]
        assert varied == wanted, machine


def varies(run: str, machine: str) -> bool:
    """Tell whether a run does not do the same at all places of a machine where it was run."""
    found = [
        found_at((run, python, method), machine)
        for method in ENTRIES[run].methods
        for python in PYTHONS
    ]
    return len({each.verdict for each in found if each} - {"not run"}) > 1


def test_an_entry_of_the_index_shows_the_messages_that_each_python_printed(
    shown: list[Shown],
) -> None:
    told: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for each in shown:
        if each.kind == "message":
            said, fence = each.items
            told[each.id].append((said.text.removesuffix(":"), "\n".join(code_of(fence))))
    for name, failure in FAILURES.items():
        if not any(each.kind == "message" and each.id == name for each in shown):
            assert not messages_of(failure.fails), name
            assert not failure.quoted, name
            continue
        wanted: dict[str, set[str]] = messages_of(failure.fails)
        printed = told[name][: len(told[name]) - len(failure.quoted)]
        assert told[name][len(printed) :] == [
            (plain_of(failure.where), text) for text in failure.quoted
        ]
        assert len(printed) == len(wanted), name
        for where, text in printed:
            assert where == f"On Python {where.removeprefix('On Python ')}", name
            pythons = pythons_of(where.removeprefix("On Python "))
            assert set(pythons) == wanted.get(text), f"{name}: {where}: {text!r} of {wanted}"


def messages_of(run: str) -> dict[str, set[str]]:
    """Return the messages of a run, each with the Pythons that print it."""
    found: dict[str, set[str]] = defaultdict(set)
    if run:
        for machine in machines():
            for method in ENTRIES[run].methods:
                for python in PYTHONS:
                    each = found_at((run, python, method), machine)
                    if each and each.verdict != "not run" and each.message:
                        found[each.message].add(python)
    return dict(found)


def test_default_methods_are_those_that_each_python_answered(shown: list[Shown]) -> None:
    kept = {}
    paths = [*sorted((ROOT / "docs" / "verdicts").glob("*.json")), ROOT / "build" / "matrix.json"]
    for path in filter(lambda each: each.is_file(), paths):
        for machine in json.loads(path.read_bytes())["machines"]:
            kept[machine["name"]] = machine["pythons"]
    for each in shown:
        if each.kind != "defaults" or not kept:
            continue
        (table,) = each.items[0].element.xpath(".//table")
        heads = [text_of(head) for head in table.xpath("./thead/tr/th")]
        assert sorted(heads[1:]) == sorted(kept)
        rows = [[text_of(cell) for cell in row] for row in table.xpath("./tbody/tr")]
        assert [row[0] for row in rows] == list(PYTHONS)
        for row in rows:
            for head, cell in zip(heads[1:], row[1:], strict=True):
                python = kept[head].get(row[0])
                assert cell == (python["start_methods"][0] if python else "– not run")


def test_a_machine_of_the_tables_is_described_as_it_was(shown: list[Shown], pages: Pages) -> None:
    kept = {}
    for path in [
        *sorted((ROOT / "docs" / "verdicts").glob("*.json")),
        ROOT / "build" / "matrix.json",
    ]:
        for machine in json.loads(path.read_bytes())["machines"] if path.is_file() else []:
            kept[machine["name"]] = machine
    page = pages[SITE / "where_it_works.html"]
    for heading in page.xpath("//article//h2"):
        line = heading.getnext()
        machine = kept[text_of(heading)]
        if machine["name"] not in machines() or not machines()[machine["name"]]:
            assert "Not run: this machine brought no result" in text_of(line)
            continue
        pythons = [
            f"Python {machine['pythons'][each]['version']}"
            if each in machine["pythons"]
            else f"no Python {each}"
            for each in PYTHONS
        ]
        cpus = f"{machine['usable_cpus']} usable CPU{'s' * (machine['usable_cpus'] != 1)}"
        facts = [machine["os"], machine["cpu_model"], cpus, machine["date"], *pythons]
        assert text_of(line) == " · ".join(facts)
