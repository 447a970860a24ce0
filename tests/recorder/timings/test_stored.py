import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cattrs
import pytest

from recorder.catalog.comparisons import Comparison, Contender
from recorder.errors import AuthorError
from recorder.paths import STORED_TIMINGS
from recorder.timings.facts import Copies, Row, Task, Timing, derive
from recorder.timings.stored import load_stored
from tests.recorder.conftest import ROOT
from tests.recorder.timings.conftest import Bench

MakeRow = Callable[..., Row]
MakeTiming = Callable[..., Timing]


@pytest.fixture
def facts(row: MakeRow, timing: MakeTiming, bench: Bench) -> dict[str, Any]:
    """Return a whole build/timings.json."""
    made = timing(
        row("alone", 1.0, 1.1, 1.2, 1.3, result=[1.5, 0.5]),
        row("pool", 0.6, 0.7, 0.8, 0.9, packages={"numba": "1.0", "numpy": None}),
        row("none", missing="needs Linux"),
        tasks=(Task(command="one", seconds=(0.5,) * 4),),
        copies=Copies(count=2, seconds=(1.0,) * 4),
    )
    runs = tuple(Contender(snippet="demo/nap", name=name) for name in ("alone", "pool"))
    derived = derive(made, Comparison(id="demo/made_up", runs=runs))
    plain: dict[str, Any] = json.loads(json.dumps(cattrs.unstructure(derived)))
    return {"format": 2, "timings": {"demo/made_up": plain}}


def stored(content: object) -> list[dict[str, Timing]]:
    STORED_TIMINGS.mkdir(parents=True, exist_ok=True)
    text = content if isinstance(content, str) else json.dumps(content)
    (STORED_TIMINGS / "other.json").write_text(text)
    return load_stored()


def test_a_whole_file_is_read(facts: dict[str, Any]) -> None:
    (found,) = stored(facts)
    assert found["demo/made_up"].rows[1].seconds == (0.6, 0.7, 0.8, 0.9)


def test_the_files_of_the_project_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert len(load_stored()) == len(list(STORED_TIMINGS.glob("*.json")))


def test_every_key_is_needed_and_no_other_is_known(facts: dict[str, Any]) -> None:
    optional = {"load_avg_1min", "median_seconds", "min_seconds", "max_seconds"}
    optional |= {"low_seconds", "high_seconds"}
    for path in paths_in(facts["timings"]["demo/made_up"]):
        *parents, last = path
        if {"speedup", "sources", "packages", "result"} & set(parents) and last in (
            "alone", "demo/nap", "numba", "numpy",
        ):  # fmt: skip
            continue
        broken = copy.deepcopy(facts)
        place = broken["timings"]["demo/made_up"]
        for step in parents:
            place = place[step]
        value = place.pop(last)
        if last not in optional:
            with pytest.raises(AuthorError, match=r"docs/timings/other.json: timings\['demo/made"):
                stored(broken)
        place[last] = value
        place["surprise"] = 1
        if not {"result", "sources", "packages"} & set(parents) and parents[-1:] != ["speedup"]:
            with pytest.raises(AuthorError, match=r"surprise"):
                stored(broken)


def paths_in(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of each key, however deep."""
    found = []
    if isinstance(value, dict):
        found += [(*path, key) for key in value]
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in parts:
        if isinstance(part, (dict, list)):
            found += paths_in(part, (*path, key))
    return found


def change(facts: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    *parents, last = path.split(".")
    place = facts["timings"]["demo/made_up"]
    for step in parents:
        place = place[int(step) if step.isdecimal() else step]
    place[int(last) if last.isdecimal() else last] = value
    return facts


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        ("rows.0.seconds.1", "1.1", "rows"),
        ("rows.0.seconds.1", float("nan"), "rows"),
        ("rows.0.seconds.1", float("inf"), "rows"),
        ("rows.0.seconds.1", True, "rows"),
        ("rows.0.seconds.1", -1.0, "rows[0].seconds"),
        ("rows.0.seconds", [1.0, 1.1], "rows[0].seconds: not 4 times"),
        ("rows.0.seconds.1", 1.15, "rows[0].median_seconds"),
        ("rows.0.median_seconds", 1.2, "rows[0].median_seconds: is 1.2, but 1.15"),
        ("rows.0.min_seconds", None, "rows[0].min_seconds"),
        ("rows.0.max_seconds", 9.0, "rows[0].max_seconds"),
        ("rows.0.work", 0.0, "rows[0]"),
        ("rows.0.workers", 0, "rows[0]"),
        ("rows.0.workers", 2.0, "workers"),
        ("rows.0.kind", "guess", "kind"),
        ("rows.0.size", "7", "not the same at every size"),
        ("rows.1.speedup.alone.low", 99.0, "is no ratio"),
        ("rows.1.speedup.alone.median", float("nan"), "median"),
        ("rows", [], "the first was not timed"),
        ("copies.seconds", [1.0], "copies.seconds"),
        ("copies.throughput.min", -1.0, "copies.throughput"),
        ("tasks.0.share", 3.0, "tasks[0].share"),
        ("loads", [0.0], "loads"),
        ("machine.usable_cpus", 0, "machine.usable_cpus"),
        ("machine.usable_cpus", "two", "usable_cpus"),
        ("machine.terminal", "tty", "terminal"),
        ("recorded_at", "yesterday", "recorded_at"),
        ("recorded_at", "2026-01-02", "recorded_at"),
        ("format", 1, "format: is 1, not 2"),
        ("comparison", "demo/other", "comparison: is 'demo/other'"),
        ("rounds", 5, "not 5 times"),
        ("machine", 1, "machine"),
        ("rows", 5, "rows"),
        ("rows", "abcd", "rows"),
        ("rows.0", 1, "rows"),
        ("rows.0.speedup", 3, "speedup"),
        ("rows.0.seconds", {"a": 1}, "rows"),
        ("copies", [], "copies"),
        ("sources", [], "sources"),
    ],
)
def test_a_file_with_one_fault_is_refused(
    facts: dict[str, Any], path: str, value: object, where: str
) -> None:
    with pytest.raises(AuthorError) as caught:
        stored(change(facts, path, value))
    text = str(caught.value)
    assert text.startswith("docs/timings/other.json: timings['demo/made_up']")
    assert where in text
    assert "or remove it" in text


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        "null",
        '"a"',
        "[" * 9999,
        '{"format": 0, "timings": {}}',
        '{"format": 2}',
        '{"format": 2, "timings": []}',
        '{"format": 2, "timings": {"a": 1}}',
        '{"format": 2, "timings": {"a": {}}}',
        '{"format": 2, "timings": {}, "more": 1}',
    ],
)
def test_a_file_that_is_none_is_refused(bench: Bench, content: str) -> None:
    with pytest.raises(AuthorError, match=r"(?s)^docs/timings/other.json: .*remove it$"):
        stored(content)


def test_a_folder_in_place_of_a_file_is_refused(bench: Bench) -> None:
    Path(STORED_TIMINGS, "other.json").mkdir(parents=True)
    with pytest.raises(AuthorError, match="could not be read"):
        load_stored()
