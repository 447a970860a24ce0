"""Keeping verdicts in a compact form, taking no file that is not whole, joining machines."""

import copy
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest

from recorder.catalog.entries import METHODS, Entry, Place, ToExpect
from recorder.catalog.load import Catalog, load_catalog
from recorder.errors import AuthorError
from recorder.matrix.cells import sources_of
from recorder.matrix.join import merge
from recorder.matrix.sound import faults_of_cells
from recorder.matrix.stored import (
    Machine,
    Python,
    current_cells,
    load_machines,
    load_own,
    load_stored,
    text_of,
    this_machine,
    write_machines,
)
from recorder.matrix.verdicts import judge, surprises
from recorder.paths import MATRIX, STORED_VERDICTS
from recorder.runs.interpreters import PYTHONS, own_interpreter
from recorder.runs.machine import machine, machine_name
from tests.recorder.conftest import HELLO, ROOT
from tests.recorder.matrix.conftest import MakeMachine, cell, cell_not_run

FILE = Path("results.json")
HOSTILE = [
    "",
    " ",
    '"quoted" \\ \\" \\n',
    "first\nsecond\r\nthird",
    "\t\x00\x07\x1b[31m\x7f\x85",
    "\u2028\u2029\ufeff\ufffe",
    "π ☃ 🐍 日本 é e\u0301",
    "}\n]}\n",
    '"machines": [',
    "</script><!-- & -->",
    "{{ 7 * 7 }} {% if %}",
    "raises as expected",
    "null",
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def written(*machines: Machine) -> tuple[Machine, ...]:
    """Return what is read of these machines once they are written."""
    write_machines(FILE, machines)
    return load_machines(FILE)


def by_place(machine: Machine) -> Machine:
    return attrs.evolve(machine, cells=tuple(sorted(machine.cells, key=lambda each: each.place)))


ALL_KINDS = (
    cell("fork", "3.12", output="0123"),
    cell("spawn", "3.12", verdict="different output", expected="different output", output="4567"),
    cell("forkserver", "3.12", verdict="different output", output="89ab"),
    cell("fork", "3.13", outcome="hangs", verdict="hangs", expected="hangs"),
    cell(
        "spawn",
        "3.13",
        outcome="raises",
        exception="KeyError",
        message="KeyError: 'a'",
        verdict="raises KeyError",
        expected="raises KeyError",
    ),
    cell(
        "forkserver",
        "3.13",
        outcome="raises",
        exception="exit code -9",
        complaint="was expected to succeed",
        verdict="raises exit code -9",
    ),
    cell_not_run("spawn", "3.14"),
    cell_not_run("fork", "3.14", reason="no Python 3.14 on this machine"),
    cell("spawn", "3.15", entry="b/other.spawned"),
)


# What is written is read


def test_what_was_written_is_read(made_up: MakeMachine) -> None:
    python = Python(version="3.15.0rc1", build="3.15.0rc1 (main) \n[GCC]", start_methods=("spawn",))
    facts = {"system": "Windows", "terminal": "pipes", "pythons": {"3.15": python}}
    machines = (made_up(*ALL_KINDS), made_up(*ALL_KINDS[:1], name="Abacus 2", **facts))
    assert [by_place(each) for each in written(*machines)] == [by_place(each) for each in machines]
    assert written() == ()


def test_a_machine_that_brought_nothing_is_kept(made_up: MakeMachine) -> None:
    silent = Machine(name="macOS arm64")
    assert written(silent, made_up()) == (silent, made_up())


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_the_file(text: str, made_up: MakeMachine) -> None:
    python = Python(version=text, build=text, start_methods=METHODS)
    cells = (
        cell_not_run("fork", reason=text, entry=text),
        cell("spawn", "3.12", output=text, complaint=text, entry=text),
        cell("spawn", "3.15", outcome="hangs", verdict="hangs", message=text, entry=text),
    )
    facts = {"os": text, "cpu_model": text, "terminal": text, "system": text}
    pythons = {"3.11": python, text: python}
    hostile = made_up(*cells, name=f"Abacus {text}", pythons=pythons, **facts)
    found = [by_place(each) for each in written(hostile, made_up())]
    assert found == [by_place(hostile), by_place(made_up())]


def test_a_word_of_an_exception_may_be_odd_but_stays_what_it_is(made_up: MakeMachine) -> None:
    odd = cell(outcome="raises", exception="Él_1", verdict="raises Él_1", expected="hangs")
    assert written(made_up(odd)) == (made_up(odd),)


def test_places_with_the_same_result_share_a_group_and_an_entry_has_a_line(
    made_up: MakeMachine,
) -> None:
    cells = [cell(m, p, entry=e) for e in ("a/x", "b/y") for m in METHODS for p in PYTHONS]
    text = text_of([made_up(*cells)])
    assert len(text.splitlines()) == 6
    assert text.count('"verdict"') == 2
    assert text.count(f'{{"fork": "{" ".join(PYTHONS)}", "spawn": "') == 2
    assert '"expected"' not in text, "it is written only where it is another"
    assert "null" not in text


def test_the_order_of_cells_changes_nothing_in_the_file(made_up: MakeMachine) -> None:
    assert text_of([made_up(*reversed(ALL_KINDS[:-1]))]) == text_of([made_up(*ALL_KINDS[:-1])])


def test_an_entry_without_any_cell_is_not_written(made_up: MakeMachine) -> None:
    lost = made_up(cell(), sources={"a/hello": "0123", "a/gone": "4567"})
    assert written(lost) == (made_up(cell()),)


def test_this_machine_says_what_it_is(made_up: MakeMachine) -> None:
    entry = Entry(name="a/hello")
    Path("snippets/a").mkdir(parents=True)
    Path(entry.path).write_text(HELLO)
    catalog = Catalog(entries=(entry, Entry(name="a/not_run")))
    own = own_interpreter()
    found = this_machine(catalog, [own], [cell()], "")
    assert found.name == machine_name()
    assert {name: getattr(found, name) for name in machine()} == machine()
    assert found.sources == {"a/hello": sources_of(entry)}
    assert found.pythons[own.python].start_methods == own.start_methods
    assert found.pythons[own.python].build == own.build
    assert len(found.date) == len("2026-01-02")
    assert this_machine(catalog, [own], [cell()], "Abacus").name == "Abacus"
    assert written(found) == (found,)


def test_every_key_is_documented(made_up: MakeMachine) -> None:
    write_machines(FILE, [made_up(*ALL_KINDS)])
    page = (ROOT / "docs" / "en" / "about" / "matrix.md").read_text(encoding="utf-8")
    table = page.partition("{ #keys }")[2]
    content = json.loads(FILE.read_bytes())
    keys = {*content, *content["machines"][0]}
    for python in content["machines"][0]["pythons"].values():
        keys |= set(python)
    for entry in content["machines"][0]["entries"].values():
        keys |= {*entry, *(key for group in entry["groups"] for key in group)}
    assert keys > {"format", "machines", "sources", "groups", "places", "complaint", "reason"}
    assert [key for key in sorted(keys) if f"`{key}`" not in table] == []


# No file that is not whole


Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def content(made_up: MakeMachine) -> dict[str, Any]:
    """Return what a whole file says."""
    found: dict[str, Any] = json.loads(text_of([made_up(*ALL_KINDS)]))
    return found


def refused(content: object, path: Path = FILE) -> str:
    """Return how such a file is refused."""
    text = content if isinstance(content, bytes) else json.dumps(content).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)
    with pytest.raises(AuthorError) as caught:
        load_machines(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: no result of the matrix: ")
    assert message.endswith("; remove it and run: nox -s matrix")
    return message


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"\xff",
        b"\xef\xbb\xbf{}",
        b"null",
        b"3",
        b'"a"',
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'{"format": 2, "machines": ' + b"[" * 100_000,
        b'{"format": 2, "machines": ' + b'{"a": ' * 100_000,
        b'{"format": 2}',
        b'{"format": 2, "machines": {}}',
        b'{"format": 2, "machines": ""}',
        b'{"format": 2, "machines": null}',
        b'{"format": 2, "machines": [null]}',
        b'{"format": 2, "machines": [{}]}',
        b'{"format": 2, "machines": [[]]}',
        b'{"format": 2, "machines": ["entries"]}',
        b'{"format": 2, "machines": []',
        b"1" * 5000,
    ],
)
def test_what_is_no_such_file_is_refused(text: bytes) -> None:
    refused(text)


def test_a_truncated_file_is_refused(made_up: MakeMachine) -> None:
    whole = text_of([made_up(*ALL_KINDS)]).encode()
    for length in range(0, len(whole) - 1, 97):
        refused(whole[:length])


@pytest.mark.parametrize("form", [1, 3, "2", None, [], True])
def test_another_format_is_refused(form: object, content: dict[str, Any]) -> None:
    message = refused(content | {"format": form})
    assert f"its format is {form!r}, not 2" in message


def places_in(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to each value of a file, however deep."""
    parts: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        parts = list(value.items())
    elif isinstance(value, list):
        parts = list(enumerate(value))
    found = [(*path, key) for key, _ in parts]
    return found + [way for key, part in parts for way in places_in(part, (*path, key))]


WRONG: tuple[Any, ...] = (None, True, 3, 2.5, "surprise", [], {}, ["spawn"], {"a": "b"}, [[]])

RIGHT: tuple[tuple[str, Any], ...] = (
    ("machines", []),
    ("groups", []),
    ("pythons", {}),
    ("entries", {}),
    ("places", {}),
    ("start_methods", ["spawn"]),
)
"""Of these, what is right in its place: nothing found, or something else."""


def test_a_value_of_a_wrong_kind_is_refused_wherever_it_stands(content: dict[str, Any]) -> None:
    count = 0
    for *parents, last in places_in(content):
        for wrong in WRONG:
            broken = copy.deepcopy(content)
            place: Any = broken
            for step in parents:
                place = place[step]
            if type(wrong) is type(place[last]) and not is_picked(last):
                continue  # another text is as good as the first
            place[last] = wrong
            if (last, wrong) in RIGHT:
                continue
            refused(broken)
            count += 1
    assert count > 500


def is_picked(key: object) -> bool:
    """Tell whether only some values of the right kind are right."""
    return key in ("verdict", "expected", "start_methods", "format", "groups", "machines")


NEEDED = {"name", "entries", "sources", "groups", "verdict", "places", "format", "machines"} | {
    "version", "build", "start_methods",
}  # fmt: skip


def test_a_key_that_is_missing_or_unknown_is_refused(content: dict[str, Any]) -> None:
    for *parents, last in places_in(content):
        broken = copy.deepcopy(content)
        place: Any = broken
        for step in parents:
            place = place[step]
        if isinstance(last, str) and last in NEEDED:
            value = place.pop(last)
            refused(broken)
            place[last] = value
        by_name = {"entries", "places", "pythons"} & set(map(str, parents[-1:]))
        if isinstance(place, dict) and parents[-2:-1] != ["entries"] and parents and not by_name:
            place["surprise"] = "1"
            refused(broken)


FAULTS: dict[str, tuple[Change, str]] = {
    "an unknown verdict": (
        lambda group: group.update(verdict="works"),
        "unknown verdict 'works'",
    ),
    "no exception": (lambda group: group.update(verdict="raises "), "unknown verdict 'raises '"),
    "an unknown expectation": (
        lambda group: group.update(expected="so-so"),
        "unknown verdict 'so-so'",
    ),
    "an unknown Python": (
        lambda group: group.update(places={"spawn": "3.10"}),
        "a/hello: no place spawn 3.10",
    ),
    "an unknown start method": (
        lambda group: group.update(places={"frok": "3.15"}),
        "a/hello: no place frok 3.15",
    ),
    "the same place twice in a group": (
        lambda group: group.update(places={"spawn": "3.15 3.15"}),
        "it has two results for the same place",
    ),
    "half a character": (
        lambda group: group.update(reason="\ud800"),
        "surrogates not allowed",
    ),
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_of_a_group_is_named(what: str, content: dict[str, Any]) -> None:
    change, expected = FAULTS[what]
    change(content["machines"][0]["entries"]["a/hello"]["groups"][0])
    assert expected in refused(content)


def test_two_results_for_one_place_are_refused(content: dict[str, Any]) -> None:
    groups = content["machines"][0]["entries"]["a/hello"]["groups"]
    groups.append(copy.deepcopy(groups[0]) | {"verdict": "hangs"})
    assert "it has two results for the same place" in refused(content)


def test_two_machines_of_one_name_are_refused(content: dict[str, Any]) -> None:
    content["machines"] *= 2
    assert "two machines have the same name" in refused(content)


@pytest.mark.parametrize("methods", [[], ["frok"], "fork"])
def test_a_python_has_start_methods_that_exist(methods: object, content: dict[str, Any]) -> None:
    for python in content["machines"][0]["pythons"].values():
        python["start_methods"] = methods
    assert "start" in refused(content)


TOMORROW = datetime.now(UTC).date() + timedelta(days=1)
AFTER_THAT = (TOMORROW + timedelta(days=1)).isoformat()


@pytest.mark.parametrize("day", ["", "yesterday", "20260102", "2026-02-30"])
def test_what_is_no_day_is_refused(day: str, content: dict[str, Any]) -> None:
    content["machines"][0]["date"] = day
    assert f"its date {day!r} is not a day such as 2026-01-31" in refused(content)


@pytest.mark.parametrize("day", [AFTER_THAT, "9999-01-01"])
def test_a_day_that_has_not_come_is_refused(day: str, content: dict[str, Any]) -> None:
    """Of two results the later one counts, so it would hide what is found from now on."""
    content["machines"][0]["date"] = day
    assert f"its date {day} has not come yet" in refused(content)


def test_a_clock_may_be_a_day_ahead(content: dict[str, Any]) -> None:
    content["machines"][0]["date"] = TOMORROW.isoformat()
    FILE.write_text(json.dumps(content))
    assert load_machines(FILE)[0].date == TOMORROW.isoformat()


def test_files_of_editors_beside_stored_verdicts_are_not_read(made_up: MakeMachine) -> None:
    STORED_VERDICTS.mkdir(parents=True)
    write_machines(STORED_VERDICTS / "abacus.json", [made_up()])
    for name in (".#abacus.json", "._abacus.json", ".abacus.json"):
        (STORED_VERDICTS / name).write_bytes(b"\xff")
    assert len(load_stored()) == 1


def test_a_machine_has_a_name(content: dict[str, Any]) -> None:
    content["machines"][0]["name"] = ""
    assert "a machine has no name" in refused(content)


@pytest.mark.parametrize("number", ["Infinity", "1e999", "NaN", "2.0", '"2"'])
def test_a_count_is_a_number_that_counts(number: str, content: dict[str, Any]) -> None:
    content["machines"][0]["usable_cpus"] = "HERE"
    refused(json.dumps(content).replace('"HERE"', number).encode())


def test_a_file_that_is_missing_or_a_folder_is_told_of() -> None:
    remedy = "make it with: nox -s matrix"
    with pytest.raises(AuthorError, match=rf"^no\.json: No such file or directory; {remedy}$"):
        load_machines(Path("no.json"))
    Path("folder.json").mkdir()
    with pytest.raises(AuthorError, match=rf"^folder\.json: Is a directory; {remedy}$"):
        load_machines(Path("folder.json"))


def test_a_broken_file_of_the_project_is_named(content: dict[str, Any]) -> None:
    content["format"] = 1
    refused(content, STORED_VERDICTS / "other.json")
    with pytest.raises(AuthorError, match=r"^docs/verdicts/other\.json: "):
        load_stored()
    refused(content, MATRIX)
    with pytest.raises(AuthorError, match=r"^build/matrix\.json: "):
        load_own()


def test_the_files_of_the_project_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = load_stored()
    assert len({each.name for each in found}) == len(list(STORED_VERDICTS.glob("*.json")))


def test_all_stored_files_are_read_and_none_need_be_there(made_up: MakeMachine) -> None:
    assert load_stored() == ()
    assert load_own() == ()
    for name in ("b", "a"):
        write_machines(STORED_VERDICTS / f"{name}.json", [made_up(name=name)])
    (STORED_VERDICTS / "README.md").write_text("Why these are here.")
    assert [each.name for each in load_stored()] == ["a", "b"]


# What is current


def test_only_cells_that_were_found_with_the_present_sources_are_current(
    made_up: MakeMachine,
) -> None:
    entries = tuple(Entry(name=f"a/{name}") for name in ("hello", "old", "not_found"))
    Path("snippets/a").mkdir(parents=True)
    for entry in entries:
        Path(entry.path).write_text(HELLO)
    catalog = Catalog(entries=entries)
    cells = [cell(entry=name) for name in ("a/hello", "a/old", "a/gone")]
    sources = {"a/hello": sources_of(entries[0]), "a/old": "0", "a/gone": "0"}
    found = made_up(*cells, sources=sources)
    assert current_cells(catalog, found) == {cells[0].place: cells[0]}
    expect = ToExpect(expect="hangs")
    changed = Catalog(entries=(attrs.evolve(entries[0], expect=expect), *entries[1:]))
    assert current_cells(changed, found) == {}


# Machines are joined


def test_machines_are_joined_by_name_and_listed_by_it(made_up: MakeMachine) -> None:
    found = merge([made_up(name="b"), made_up(name="C"), made_up(name="a")], ["D", "a"])
    assert found == (made_up(name="a"), made_up(name="b"), made_up(name="C"), Machine(name="D"))


def joined(*machines: Machine) -> Machine:
    (found,) = merge(machines)
    return by_place(found)


def test_results_for_other_places_complete_each_other(made_up: MakeMachine) -> None:
    python = made_up().pythons
    one = made_up(cell("fork"), pythons={"3.15": next(iter(python.values()))})
    two = made_up(cell("spawn"), cell("spawn", entry="b/y"), pythons={"3.9": one.pythons["3.15"]})
    for order in ((one, two), (two, one)):
        found = joined(*order)
        assert set(found.cells) == {*one.cells, *two.cells}
        assert list(found.pythons) == ["3.9", "3.15"], "by version, not by letters"
        assert set(found.sources) == {"a/hello", "b/y"}


RAN = cell(output="1")
OTHERWISE = cell(outcome="hangs", verdict="hangs", expected="hangs")
LACKING = cell_not_run()


@pytest.mark.parametrize(
    ("earlier", "later", "which"),
    [
        (RAN, OTHERWISE, OTHERWISE),
        (OTHERWISE, RAN, RAN),
        (RAN, LACKING, RAN),
        (LACKING, RAN, RAN),
        (LACKING, attrs.evolve(LACKING, reason="gone"), LACKING),
    ],
    ids=["later", "later, too", "run before not run", "run after not run", "neither was run"],
)
def test_for_one_place_a_run_counts_before_none_and_then_the_later_one(
    earlier: Any, later: Any, which: Any, made_up: MakeMachine
) -> None:
    old, new = made_up(earlier, date="2026-01-02"), made_up(later, date="2026-01-10", os="New 2")
    for order in ((old, new), (new, old)):
        found = joined(*order)
        assert found.cells == (which,)
        assert (found.date, found.os) == ("2026-01-10", "New 2"), "what it is, it said last"


def test_of_one_day_the_last_file_counts(made_up: MakeMachine) -> None:
    assert joined(made_up(RAN), made_up(OTHERWISE)).cells == (OTHERWISE,)
    assert joined(made_up(OTHERWISE), made_up(RAN)).cells == (RAN,)


def test_results_of_outdated_sources_are_dropped(made_up: MakeMachine) -> None:
    old = made_up(
        cell("fork"),
        cell("spawn"),
        cell("fork", entry="b/y"),
        sources={"a/hello": "old", "b/y": "same"},
        date="2026-01-02",
    )
    new = made_up(
        OTHERWISE,
        cell("spawn", entry="b/y"),
        sources={"a/hello": "new", "b/y": "same"},
        date="2026-01-10",
    )
    for order in ((old, new), (new, old)):
        found = joined(*order)
        assert found.sources == {"a/hello": "new", "b/y": "same"}
        assert set(found.cells) == {OTHERWISE, old.cells[2], new.cells[1]}


def test_a_run_of_outdated_sources_does_not_count_before_none(made_up: MakeMachine) -> None:
    old = made_up(RAN, sources={"a/hello": "old"}, date="2026-01-02")
    new = made_up(LACKING, sources={"a/hello": "new"}, date="2026-01-10")
    assert joined(old, new).cells == joined(new, old).cells == (LACKING,)


def test_three_files_are_joined_as_well(made_up: MakeMachine) -> None:
    days = [
        made_up(RAN, date="2026-01-03"),
        made_up(OTHERWISE, date="2026-01-01"),
        made_up(LACKING, date="2026-01-02"),
    ]
    for shift in range(3):
        found = joined(*days[shift:], *days[:shift])
        assert (found.cells, found.date) == ((RAN,), "2026-01-03")


def test_joining_a_machine_with_itself_changes_nothing(made_up: MakeMachine) -> None:
    whole = by_place(made_up(*ALL_KINDS))
    assert joined(whole, whole) == whole


def test_each_stored_python_has_the_default_and_the_versions_that_it_can_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    stored = [
        (each.system, name, seen) for each in load_stored() for name, seen in each.pythons.items()
    ]
    assert stored
    for system, name, seen in stored:
        assert seen.version.startswith(f"{name}.")
        assert seen.build.startswith(f"{seen.version} ")
        newer = tuple(map(int, name.rstrip("t").split("."))) >= (3, 14)
        default = ("forkserver" if newer else "fork") if system == "Linux" else "spawn"
        assert seen.start_methods[0] == default
        assert {*seen.start_methods} <= {*METHODS}


def test_each_stored_verdict_is_what_the_catalog_makes_of_its_outcome(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    catalog = load_catalog()
    for each in load_stored():
        current = current_cells(catalog, each)
        judged = {cell.place: cell for cell in judge(catalog, each.system, current.values())}
        assert judged
        other = [
            f"{place}: {cell.verdict!r}" for place, cell in current.items() if judged[place] != cell
        ]
        assert not other, "\n".join(other)


def test_no_stored_verdict_is_a_surprise_and_its_message_is_the_declared_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is stored is shown to readers, so it is held against the catalog once more."""
    monkeypatch.chdir(ROOT)
    catalog = load_catalog()
    entries = {entry.id: entry for entry in catalog.entries}
    messages = 0
    for each in load_stored():
        current = current_cells(catalog, each)
        assert surprises(catalog, each.name, current.values()) == []
        for name, python, method in current:
            message = current[name, python, method].message
            place = Place(system=each.system, python=python, start_method=method)
            declared = entries[name].outcome(place).message
            if message and declared and "…" not in message:  # of what varies, a part is left out
                messages += 1
                assert re.search(declared, message, re.MULTILINE), (name, place, message)
    assert messages > 100


@pytest.mark.parametrize("outcome", ["raises", "hangs"])
def test_only_what_succeeds_has_an_output(outcome: str) -> None:
    odd = cell(outcome=outcome, verdict=outcome, output="4\n")
    assert [fault for fault in faults_of_cells([odd]) if "an output, but verdict" in fault]
