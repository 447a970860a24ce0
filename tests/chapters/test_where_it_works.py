"""What pages say of all verdicts, or of many at once, holds of the stored ones."""

import json
from pathlib import Path

import pytest

from recorder.catalog.entries import Place
from recorder.catalog.load import load_catalog
from recorder.matrix.verdicts import verdict_of

ROOT = Path(__file__).parents[2]
STORED = sorted((ROOT / "docs" / "verdicts").glob("*.json"))


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
def test_nearly_all_runs_do_the_same_everywhere_and_some_do_not(path: Path) -> None:
    page = (ROOT / "docs" / "en" / "where_it_works.md").read_text(encoding="utf-8")
    assert "nearly all of them do the same everywhere, and the few that do not" in page
    for machine in json.loads(path.read_text(encoding="utf-8"))["machines"]:
        found = [
            {group["verdict"] for group in entry["groups"]} - {"not run"}
            for entry in machine["entries"].values()
        ]
        alike = sum(len(verdicts) == 1 for verdicts in found)
        different = sum(len(verdicts) > 1 for verdicts in found)
        if not different and not alike:
            continue  # a machine that brought no result
        assert 0 < different < 0.1 * alike


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
def test_every_run_was_started_on_every_python_under_its_methods(path: Path) -> None:
    page = (ROOT / "docs" / "en" / "where_it_works.md").read_text(encoding="utf-8")
    assert "under every start method or under the one that it chooses itself" in page
    chosen = {entry.id: set(entry.methods) for entry in load_catalog().entries}
    for machine in json.loads(path.read_text(encoding="utf-8"))["machines"]:
        for name, entry in machine["entries"].items():
            seen = {
                (method, python)
                for group in entry["groups"]
                for method, pythons in group["places"].items()
                for python in pythons.split()
            }
            asked = {
                (method, python)
                for python, facts in machine["pythons"].items()
                for method in facts["start_methods"]
                if method in chosen.get(name, facts["start_methods"])
            }
            assert seen == asked, name


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
def test_only_declared_exceptions_and_hangs_are_stored(path: Path) -> None:
    page = (ROOT / "docs" / "en" / "where_it_works.md").read_text(encoding="utf-8")
    assert "An exception or a hang in these tables is declared" in page
    entries = {entry.id: entry for entry in load_catalog().entries}
    for machine in json.loads(path.read_text(encoding="utf-8"))["machines"]:
        for name, entry in machine["entries"].items():
            for group in entry["groups"]:
                verdict = group["verdict"]
                if name not in entries or not verdict.startswith(("raises", "hangs")):
                    continue
                for method, pythons in group["places"].items():
                    for python in pythons.split():
                        place = Place(method, python, machine["system"])
                        assert verdict == verdict_of(entries[name].outcome(place)), (
                            f"{name} {place}"
                        )
