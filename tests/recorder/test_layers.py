"""The house stands: who may import whom, what imports nothing, and how long a file may be."""

import ast
import sys
from pathlib import Path

import pytest

from recorder.matrix.cells import VERDICT_FILES
from recorder.paths import RECORDER
from recorder.runs.store import RUNNERS
from recorder.timelines.trace import TRACERS
from recorder.timings.rows import TIMERS

FLOORS = (
    {"__init__", "errors", "paths"},
    {"catalog"},
    {"runs", "pages"},
    {"outputs", "timelines", "timings", "matrix", "stacks"},
    {"clusters", "failures", "free_threading"},
    {"__main__", "live"},
)
"""As in docs/en/about/recorder.md: a room imports from floors below its own, and from itself."""
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
ALONE = (
    "free_threading/run.py",
    "runs/about_python.py",
    "runs/start_method.py",
    "stacks/probe/sitecustomize.py",
    "timelines/probe/sitecustomize.py",
    "timings/call_server.py",
)
"""They run inside what is measured, or in another Python."""
MOST_LINES = 300
TOLERATED = {"timelines/probe/sitecustomize.py"}
"""One file, because an interpreter loads it by this name, and nothing may be imported from it."""
BY_VALUE = {
    "__init__.py": "refuses old Pythons",
    "catalog/__init__.py": "is empty",
    "catalog/comparisons.py": "what it says is in the key",
    "catalog/entries.py": "what it says is in the key",
    "catalog/failures.py": "what it says is shown, not run",
    "catalog/faults.py": "what it refuses is not run",
    "catalog/load.py": "what it reads is in the key",
    "errors.py": "words of errors",
    "paths.py": "where things lie",
    "runs/__init__.py": "is empty",
    "runs/about_python.py": "what it finds is in the key",
    "runs/interpreters.py": "what it finds is in the key",
    "runs/machine.py": "what it finds is in the key",
    "runs/store.py": "makes the key; what it keeps is checked by digest when it is read",
}
"""What the files that run import besides each other, and why it need not be in the key."""

FILES = sorted(path.relative_to(RECORDER).as_posix() for path in RECORDER.rglob("*.py"))


def modules_of(name: str) -> list[str]:
    """Return the modules that a file imports, wherever in it, and what it takes from them."""
    modules: list[str] = []
    for node in ast.walk(ast.parse((RECORDER / name).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name}:{node.lineno}: write the whole name"
            module = node.module or ""
            modules += [module, *(f"{module}.{alias.name}" for alias in node.names)]
    return modules


def imports_of(name: str) -> set[str]:
    """Return the files of the recorder that a file imports."""
    found = set()
    for module in modules_of(name):
        first, *rest = module.split(".")
        file = "/".join(rest) + ".py"
        if first == "recorder" and file in FILES:
            found.add(file)
    return found


def room_of(name: str) -> str:
    return name.partition("/")[0].removesuffix(".py")


def test_every_room_has_its_floor() -> None:
    assert {room_of(name) for name in FILES} == set(FLOOR_OF)


@pytest.mark.parametrize("name", FILES)
def test_a_room_imports_only_what_lies_below_it(name: str) -> None:
    own = room_of(name)
    for imported in imports_of(name):
        other = room_of(imported)
        assert other == own or FLOOR_OF[other] < FLOOR_OF[own], f"{name} imports {imported}"


def test_no_module_imports_itself_by_a_detour() -> None:
    graph = {name: imports_of(name) for name in FILES}
    for start in FILES:
        assert start not in reached(graph[start], graph), start


def reached(names: set[str], graph: dict[str, set[str]]) -> set[str]:
    """Return these files and all that they import, and so on."""
    seen: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += graph[name]
    return seen


@pytest.mark.parametrize("name", ALONE)
def test_what_runs_inside_a_measured_process_imports_the_standard_library_alone(name: str) -> None:
    for module in modules_of(name):
        assert module.partition(".")[0] in sys.stdlib_module_names, f"{name}: {module}"


@pytest.mark.parametrize(
    "runners", [RUNNERS, TRACERS, VERDICT_FILES], ids=["runs", "timelines", "matrix"]
)
def test_no_file_that_has_a_part_in_a_run_is_missing_from_its_key(runners: tuple[str, ...]) -> None:
    graph = {name: imports_of(name) for name in FILES}
    assert set(runners) <= set(FILES)
    assert reached(set(runners), graph) - set(runners) <= set(BY_VALUE)


def test_no_file_that_times_is_missing_from_the_key_of_timings() -> None:
    graph = {name: imports_of(name) for name in FILES}
    judges = {
        "runs/expected.py": "tells what is missing here, which is in the key",
        "runs/jobs.py": "does one job after the other",
        "timings/facts.py": "computes from times, each time they are read",
        "timings/ratios.py": "computes from times, each time they are read",
    }
    assert reached(set(TIMERS), graph) - set(TIMERS) <= set(BY_VALUE) | set(judges)


@pytest.mark.parametrize("name", sorted(set(FILES) - TOLERATED))
def test_no_file_is_too_long_to_read_at_once(name: str) -> None:
    lines = (RECORDER / name).read_text(encoding="utf-8").count("\n")
    assert lines <= MOST_LINES


def test_the_map_names_every_room_and_no_file_that_is_gone() -> None:
    page = Path(RECORDER.parent, "docs", "en", "about", "recorder.md").read_text(encoding="utf-8")
    assert [room for room in FLOOR_OF if f"`{room}" not in page and room != "__init__"] == []
    named = {
        word.removesuffix("/") for word in _code_words(page) if "/" in word and " " not in word
    }
    missing = [
        word
        for word in named
        if not (RECORDER / word).exists() and not Path(RECORDER.parent, word).exists()
    ]
    assert missing == []


def _code_words(page: str) -> list[str]:
    return page.split("`")[1::2]
