"""What pages say of all verdicts, or of many at once, holds of the stored ones."""

import json
import re
from pathlib import Path

import pytest

from recorder.catalog.entries import Place
from recorder.catalog.load import load_catalog
from recorder.matrix.verdicts import verdict_of
from tests.chapters.facts import resolved
from tests.chapters.prose import PAGES, read_page

ROOT = Path(__file__).parents[2]
STORED = sorted((ROOT / "docs" / "verdicts").glob("*.json"))
SAYS = "Each program was run on Python 3.11 to 3.15."
PYTHONS = {"3.11", "3.12", "3.13", "3.14", "3.15"}
FOLDS = {
    ("error_pool_hangs.md", "the parent stands in `apply`, and the worker waits for its next"): (
        "travel/raise_what_cannot_return",
        (("in get", "in apply"), ("queues.py", "in get", "in worker")),
    ),
    ("error_pool_hangs.md", "`join` below `shutdown`, and the worker in `_process_worker`"): (
        "executors/wait_for_a_worker",
        (("in join", "in shutdown"), ("in _process_worker",)),
    ),
    ("error_stopping.md", "the parent stands in `join`, and the new workers wait for a task"): (
        "trouble/close_after_ctrl_c",
        (("in join", "in join"), ("in get", "in worker"), ("in get", "in worker")),
    ),
    ("error_waiting.md", "one child stands inside the `with` block and the others at its first"): (
        "memory/take_a_lock_twice",
        (
            ("in join", "in <module>"),
            ("in getvalue", "line 8 in arrive"),
            *[("in __enter__", "line 7 in arrive")] * 5,
        ),
    ),
}
"""What pages say of a fold, with its run, and frames of the program and of its children."""
PAGES_OF_ERRORS = [
    "error_changes.md",
    "error_counts.md",
    "error_ended.md",
    "error_hangs.md",
    "error_interpreters.md",
    "error_killed.md",
    "error_main_file.md",
    "error_memory.md",
    "error_methods.md",
    "error_objects.md",
    "error_pool_hangs.md",
    "error_remote.md",
    "error_resources.md",
    "error_results.md",
    "error_silent.md",
    "error_slow.md",
    "error_starting.md",
    "error_stopping.md",
    "error_travel.md",
    "error_waiting.md",
]


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


def run_on() -> dict[str, set[str]]:
    """Return the Pythons on which each snippet was run, in any of its ways, by what is stored."""
    found: dict[str, set[str]] = {}
    for path in STORED:
        for machine in json.loads(path.read_text(encoding="utf-8"))["machines"]:
            for entry, told in machine["entries"].items():
                for group in told["groups"]:
                    if group["verdict"] != "not run":
                        pythons = " ".join(group["places"].values()).split()
                        found.setdefault(entry.split(".")[0], set()).update(pythons)
    return found


RUN_ON = run_on()


@pytest.mark.parametrize("page", PAGES_OF_ERRORS)
def test_each_program_of_a_page_of_errors_was_run_on_each_python(page: str) -> None:
    shown = "\n".join(resolved(target) for _, target in read_page(page).includes)
    programs = set(re.findall(r'title="snippets/(\w+/\w+)\.py"', shown))
    assert programs
    missing = {name: PYTHONS - RUN_ON.get(name, set()) for name in programs}
    assert {name: pythons for name, pythons in missing.items() if pythons} == {}


def test_these_are_the_pages_that_say_so() -> None:
    says = [path.name for path in PAGES.glob("*.md") if SAYS in path.read_text(encoding="utf-8")]
    assert sorted(says) == PAGES_OF_ERRORS


@pytest.mark.parametrize(("page", "quote"), FOLDS)
def test_processes_stand_in_a_fold_where_its_page_says(page: str, quote: str) -> None:
    assert (PAGES / page).read_text(encoding="utf-8").count(quote) == 1
    run, expected = FOLDS[page, quote]
    target = f"build/pages/runs/{run}.stacks.md"
    failures = [resolved(each) for _, each in read_page(page).includes]
    fold = resolved(target)
    assert any(fold.strip() in text for text in failures)
    # What a process waits in is the stack of its main thread, which comes last.
    processes = re.split(r"^ *Child \d+$", fold, flags=re.MULTILINE)
    stacks = [each.rpartition("Current thread")[2] for each in processes]
    assert len(stacks) == len(expected)
    assert stands(stacks.pop(0), expected[0]), fold
    for frames in expected[1:]:
        (child, *_) = [each for each in stacks if stands(each, frames)] or [fold]
        stacks.remove(child)


def stands(stack: str, frames: tuple[str, ...]) -> bool:
    """Tell whether a stack has these frames, the innermost first."""
    places = [stack.find(frame) for frame in frames]
    return -1 not in places and places == sorted(places)
