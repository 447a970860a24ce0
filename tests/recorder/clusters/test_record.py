"""A recording is kept only if every engine did what it promises."""

from pathlib import Path

import attrs
import pytest

from recorder.clusters import record
from recorder.clusters.facts import OnEngine, Recording
from tests.recorder.clusters.conftest import run_of


@pytest.fixture
def kept(
    tmp_path: Path, recording: Recording, monkeypatch: pytest.MonkeyPatch
) -> dict[str, OnEngine]:
    """Return what each engine does instead of being started; a test may change it."""
    does = dict(recording.engines)
    monkeypatch.setattr(record, "_missing", lambda: iter(()))
    monkeypatch.setattr(record, "record_engine", lambda engine: does[engine.name])
    monkeypatch.setattr(record, "_costs", lambda: iter(recording.costs))
    monkeypatch.setattr(record, "CLUSTERS", tmp_path / "own" / "own.json")
    monkeypatch.setattr(record, "STORED_CLUSTERS", tmp_path / "stored" / "stored.json")
    return does


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("store", "written"), [(False, {"own.json"}), (True, {"own.json", "stored.json"})]
)
def test_what_every_engine_promised_is_kept(
    kept: dict[str, OnEngine], tmp_path: Path, store: bool, written: set[str]
) -> None:
    assert record.record(store=store) == []
    assert files(tmp_path) == written


@pytest.mark.parametrize("changed", [{"exit_code": 1}, {"lines": ("π is about 3.000000",)}])
def test_one_broken_promise_keeps_all_from_being_kept(
    kept: dict[str, OnEngine], tmp_path: Path, changed: dict[str, object]
) -> None:
    name = list(kept)[-1]
    odd = attrs.evolve(run_of(("h1",), lost=False), **changed)  # type: ignore[arg-type]
    kept[name] = attrs.evolve(kept[name], alone=odd)
    (problem,) = record.record(store=True)
    assert problem.startswith(f"{name}, lost None: ")
    assert files(tmp_path) == set()
