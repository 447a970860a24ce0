"""Counts the tests of each file and what they assert, and holds the numbers against stored ones."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STORED = Path(__file__).with_name("collected.txt")
PLACES = {"place", "interpreter", "python"}
"""Parameters of which a machine with fewer Pythons has fewer values."""
ASSERTING = {"raises", "fail", "warns"}
"""What asserts, besides ``assert``: functions of pytest."""
REMEDY = (
    "put back what was lost, or write the new numbers: "
    "nox -s tests -- --collect-only --renew-counts (browser instead of tests for tests/browser)"
)


def counted(items: Iterable[pytest.Item]) -> dict[str, int]:
    """Return how many tests each file has, those at several places counted once."""
    found: dict[str, set[str]] = defaultdict(set)
    for item in items:
        name = item.nodeid.partition("::")[2]
        if isinstance(item, pytest.Function) and hasattr(item, "callspec"):
            # Not their indices: under several places, those of one value differ.
            others = {k: repr(v) for k, v in item.callspec.params.items() if k not in PLACES}
            name = f"{item.originalname} {sorted(others.items())}"
        found[item.path.relative_to(ROOT).as_posix()].add(name)
    return {file: len(names) for file, names in found.items()}


def asserted_in(path: Path) -> int:
    """Return how often a file asserts something; a page asserts nothing."""
    if path.suffix != ".py":
        return 0
    return sum(map(asserts, ast.walk(ast.parse(path.read_text(encoding="utf-8")))))


def asserts(node: ast.AST) -> bool:
    """Tell whether a node of a program is an assertion."""
    match node:
        case ast.Assert():
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id="pytest"), attr=name)):
            return name in ASSERTING
    return False


def numbers_of(tests: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Return how many tests each file has, and how often it asserts something."""
    return {file: (count, asserted_in(ROOT / file)) for file, count in tests.items()}


def stored() -> dict[str, tuple[int, int]]:
    """Return the numbers that were stored."""
    lines = STORED.read_text(encoding="utf-8").splitlines()
    words = [line.split() for line in lines if not line.startswith("#")]
    return {file: (int(tests), int(asserted)) for tests, asserted, file in words}


def store(numbers: Mapping[str, tuple[int, int]]) -> None:
    """Write the numbers, one file a line, so that a change of them shows as what it is."""
    head = "# Tests of each file, assertions in it, its name. Written by --renew-counts.\n"
    lines = [f"{tests:4} {asserted:4} {file}\n" for file, (tests, asserted) in numbers.items()]
    ordered = sorted(lines, key=lambda line: line.split()[2])
    STORED.write_text(head + "".join(ordered), encoding="utf-8", newline="\n")


def renew(numbers: Mapping[str, tuple[int, int]], arguments: Iterable[str]) -> None:
    """Store these numbers in place of those of all files that a command line asked for."""
    before = stored() if STORED.is_file() else {}
    asked = asked_for(before, arguments)
    store({file: before[file] for file in before if file not in asked} | dict(numbers))


def asked_for(files: Iterable[str], arguments: Iterable[str]) -> list[str]:
    """Return those of these files that a command line asks for as a whole."""
    paths = [Path(argument).absolute() for argument in arguments if "::" not in argument]
    return [file for file in files if any((ROOT / file).is_relative_to(path) for path in paths)]


def lost(numbers: Mapping[str, tuple[int, int]], arguments: Iterable[str]) -> list[str]:
    """Return what a run that was asked for these paths lacks of the stored numbers."""
    before = stored()
    faults = []
    for file in asked_for(before, arguments):
        tests, asserted = numbers.get(file, (0, 0))
        if tests < before[file][0]:
            faults.append(f"{file}: {tests} tests instead of {before[file][0]}")
        if asserted < before[file][1]:
            faults.append(f"{file}: asserts {asserted} times instead of {before[file][1]}")
    faults += [f"{file}: its numbers are not stored" for file in numbers if file not in before]
    return faults
