"""A stored timing of which any number was changed is refused, unless nothing follows from it."""

import copy
import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from recorder.catalog.load import load_catalog
from recorder.errors import AuthorError
from recorder.paths import STORED_TIMINGS
from recorder.timings.stored import load_stored
from tests.recorder.conftest import ROOT

RAW = {
    *("load_avg_1min", "usable_cpus", "workers", "lines", "work", "sittings", "budget_seconds"),
    *("format", "full", "sweep"),  # of another kind, and refused by other tests
}
"""What is no time, and what the times do not tell; `work` is 1 for all rows of this file."""

Where = tuple[str | int, ...]


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return what the project keeps of another machine, in a project of its own."""
    kept = ROOT / STORED_TIMINGS / "two-cpus.json"
    monkeypatch.chdir(tmp_path)
    return json.loads(kept.read_bytes())


def numbers_in(facts: Any, where: Where = ()) -> Iterator[Where]:
    """Yield where each number is."""
    if isinstance(facts, dict | list):
        for key, value in facts.items() if isinstance(facts, dict) else enumerate(facts):
            yield from numbers_in(value, (*where, key))
    elif type(facts) in (int, float) and where[-1] not in RAW:
        yield where


def at(facts: Any, where: Where) -> Any:
    """Return what lies there."""
    for key in where:
        facts = facts[key]
    return facts


def is_refused(content: Any) -> bool:
    """Tell whether a file is not taken."""
    STORED_TIMINGS.mkdir(parents=True, exist_ok=True)
    (STORED_TIMINGS / "other.json").write_text(json.dumps(content), encoding="utf-8")
    try:
        load_stored()
    except AuthorError as error:
        return "docs/timings/other.json" in str(error)
    return False


def test_the_file_as_it_is_is_taken(content: Any) -> None:
    assert not is_refused(content)


@pytest.mark.parametrize("factor", [0.1, 0.999, 1.01, 3, -1])
def test_a_number_times_another_is_refused(content: Any, factor: float) -> None:
    taken = []
    for where in numbers_in(content):
        changed = copy.deepcopy(content)
        before = at(changed, where)
        at(changed, where[:-1])[where[-1]] = before * factor if before else factor
        # A value between others moves nothing that is computed from them.
        if not is_refused(changed) and where[-2] not in ("seconds", "loads"):
            taken.append(where)
    assert taken == []


def test_two_numbers_that_changed_places_are_refused(content: Any) -> None:
    holders = {where[:-1] for where in numbers_in(content) if where[-2] != "seconds"}
    taken = []
    for holder in holders:
        keys = [where[-1] for where in numbers_in(content) if where[:-1] == holder]
        for one, other in itertools.combinations(keys, 2):
            changed = copy.deepcopy(content)
            facts = at(changed, holder)
            if facts[one] != facts[other]:
                facts[one], facts[other] = facts[other], facts[one]
                taken += [] if is_refused(changed) else [(holder, one, other)]
    assert taken == []


def test_a_row_with_another_result_is_refused_where_all_agree(
    content: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as there:
        there.chdir(ROOT)
        comparisons = load_catalog().comparisons
    for number in range(4):
        changed = copy.deepcopy(content)
        changed["timings"]["pi/ten_million_digits"]["rows"][number]["result"] = "3.15"
        assert not is_refused(changed), "only the catalog says that they agree"
        with pytest.raises(AuthorError, match=r"other\.json: .*rows\[\d\]\.result: is "):
            load_stored(comparisons)


@pytest.mark.parametrize("name", ["cpu_model", "os", "python_version", "start_method"])
@pytest.mark.parametrize(
    "text", ["two\nlines", "\x1b[31m", "\u202eright to left", "x" * 201, "AMD<b", "1 < 2"]
)
def test_a_machine_is_described_in_plain_text(content: Any, name: str, text: str) -> None:
    content["timings"]["pi/ten_million_digits"]["machine"][name] = text
    assert is_refused(content)
