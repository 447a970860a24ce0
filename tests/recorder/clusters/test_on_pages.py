"""What pages show of clusters follows from what was recorded, and from nothing else.

The pages are past_one_machine.md and ray_and_mpi.md.
"""

import json
import re
from pathlib import Path

import attrs
import pytest
from markupsafe import Markup

from recorder.catalog.load import Catalog, load_catalog
from recorder.clusters import on_pages
from recorder.clusters.engines import ENGINES
from recorder.clusters.facts import Cost, Recording, as_json
from recorder.clusters.on_pages import fragments, names, timeline_of
from recorder.clusters.stored import changed_programs, load
from recorder.paths import STORED_CLUSTERS
from tests.recorder.clusters.conftest import LINES, changed, run_of

CATALOG = load_catalog()
OUTPUTS = {f"runs/{engine.snippet}.md" for engine in ENGINES[1:]}


@pytest.fixture
def made(recording: Recording, monkeypatch: pytest.MonkeyPatch) -> dict[str, Markup]:
    """Return all fragments of the made-up recording."""
    monkeypatch.setattr(on_pages, "load", lambda: recording)
    return fragments(CATALOG)


def test_every_fragment_is_named_and_none_is_empty(made: dict[str, str]) -> None:
    assert set(made) == names(CATALOG) | OUTPUTS
    assert all(text.strip() for text in made.values())


def test_without_a_recording_each_says_how_to_make_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_pages, "load", lambda: None)
    made = fragments(CATALOG)
    assert set(made) == names(CATALOG) | OUTPUTS
    assert all("nox -s clusters" in text for text in made.values())


def test_a_project_without_these_programs_has_none_of_it() -> None:
    empty = Catalog(entries=())
    assert names(empty) == set()
    assert fragments(empty) == {}


def test_an_output_has_its_command_its_lines_and_who_did_how_much(made: dict[str, str]) -> None:
    text = made["runs/clusters/throw_with_dask.md"]
    assert "$ python throw_with_dask.py tcp://10.77.0.1:8786\ntask 0 on h1" in text
    assert "h1: 2 tasks · h3: 1 task · recorded on 2026-01-02" in text
    assert "distributed 1.2.3" in text
    assert "another version" not in text


def test_a_lost_host_and_an_end_without_a_result_are_told(made: dict[str, str]) -> None:
    assert "h3 killed after 1.75 s" in made["clusters/dask.broken.md"]
    assert "Exit code" not in made["clusters/dask.broken.md"]
    assert "Exit code 255." in made["clusters/mpi.broken.md"]
    assert "π is about" not in made["clusters/mpi.broken.md"]


def test_a_program_that_changed_since_is_told_of(
    recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(on_pages, "load", lambda: changed(recording, "ray", source="old"))
    made = fragments(CATALOG)
    assert "another version of this program" in made["runs/clusters/throw_with_ray.md"]
    assert "another version" not in made["runs/clusters/throw_with_dask.md"]


def test_a_lane_shows_the_tasks_of_its_host_until_it_was_lost() -> None:
    timeline = timeline_of(run_of(("h1", "h2", "h3"), lost=True))
    spans = [[(each.call, each.begin, each.end) for each in lane.spans] for lane in timeline.lanes]
    assert spans == [
        [("task 0", 0.0, 1.0), ("task 2", 1.0, 2.5)],
        [],
        [("task 1", 0.25, 1.5)],
    ]
    assert [(lane.end, lane.cut) for lane in timeline.lanes] == [
        (2.5, False),
        (2.5, False),
        (1.75, True),
    ]


def test_costs_compare_each_engine_with_the_pool_of_the_same_round(made: dict[str, str]) -> None:
    (row,) = (line for line in made["clusters/costs.md"].splitlines() if line.startswith("| Dask"))
    assert [
        [*filter(None, re.sub(r"<.*?>", " ", cell).split(" "))] for cell in row.split("|")[2:-1]
    ] == [
        ["3"],
        ["16.0\N{NO-BREAK SPACE}s", "0.500×"],
        ["4.00\N{NO-BREAK SPACE}s", "2.00×"],
        ["2.00\N{NO-BREAK SPACE}s", "4.00×"],
    ]
    assert "480,000 points" in made["clusters/costs.md"]


def test_only_what_was_faster_in_every_round_pays(
    recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow_once = [
        attrs.evolve(each, seconds=(9.0, *each.seconds[1:])) if slow(each) else each
        for each in recording.costs
    ]
    found = attrs.evolve(recording, costs=tuple(slow_once))
    monkeypatch.setattr(on_pages, "load", lambda: found)
    lines = fragments(CATALOG)["clusters/pays.md"].splitlines()
    assert lines[0] == "- Dask with 48,000,000 points"
    assert lines[2] == "- Ray with 4,800,000 and 48,000,000 points"


def slow(cost: Cost) -> bool:
    return (cost.engine, cost.points) == ("dask", 200_000)


def test_hostile_text_is_shown_and_does_nothing(
    recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = '<script>alert(1)</script> --8<-- "README.md"'
    run = attrs.evolve(run_of(("h1",), lost=False), lines=("```", evil, *LINES))
    said = {"commands": ((evil, evil),), "packages": {evil: evil}}
    bad = changed(recording, "dask", whole=(run,) * 3, **said)
    monkeypatch.setattr(on_pages, "load", lambda: attrs.evolve(bad, python_version=evil))
    for name, text in fragments(CATALOG).items():
        outside = text if name != "runs/clusters/throw_with_dask.md" else text.split("````")[-1]
        assert "<script" not in outside, name


def test_the_stored_recording_is_of_these_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recorder.clusters.stored.CLUSTERS", Path("none.json"))
    recording = load()
    assert recording is not None, f"{STORED_CLUSTERS}: nox -s clusters -- --store"
    assert changed_programs(recording) == []
    assert json.loads(STORED_CLUSTERS.read_bytes()) == json.loads(json.dumps(as_json(recording)))
