"""What the page of verdicts says of all of them at once holds of the stored ones."""

import json
from pathlib import Path

import pytest

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
