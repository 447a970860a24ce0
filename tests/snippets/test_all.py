"""What holds for every snippet: its form, and the ways to run it."""

import ast
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import attrs
import pytest

from recorder.catalog.entries import Entry
from recorder.catalog.load import load_catalog
from recorder.runs.expected import complaint_of, explain, unmet_need
from recorder.runs.interpreters import own_interpreter
from recorder.runs.store import asked_for_verdict
from tests.kept import ensure

ROOT = Path(__file__).parents[2]
ENTRIES = {entry.name: entry for entry in reversed(load_catalog().entries)}
IMPORTED_AS = {"Pebble": "pebble", "grpcio": "grpc", "python-flint": "flint"}
BROUGHT_ALONG: dict[tuple[str, ...], set[str]] = {
    ("numba",): {"numpy"},
    ("ipykernel",): {"jupyter_client"},
}
UNGUARDED_BY_DESIGN = {
    "interpreters/forget_the_guard",
    "process/forget_the_guard",
    "process/forget_the_guard_of_a_pool",
}

ENTRY_LIST = list(reversed(ENTRIES.values()))
TELLS_APART = re.compile(
    r"__file__|__spec__|__package__|__main__\.|sys\.(?:path|argv\[0\]|modules|executable)"
    r"|subprocess|runpy|importlib|__name__(?! ==)"
)
"""What may notice that ``python -m`` runs it, in a snippet that imports no other."""


def as_modules() -> list[Entry]:
    """Return the first snippet of each topic, and those to which it may make a difference."""
    chosen: dict[str, Entry] = {}
    for entry in ENTRY_LIST:
        chosen.setdefault(entry.name.partition("/")[0], entry)
        if TELLS_APART.search((ROOT / entry.path).read_text(encoding="utf-8")):
            chosen[entry.name] = entry
    return list({entry.name: entry for entry in chosen.values()}.values())


every_snippet = pytest.mark.parametrize("entry", ENTRY_LIST, ids=lambda entry: entry.name)


@every_snippet
def test_it_fits_the_column_and_ends_with_one_newline(entry: Entry) -> None:
    source = (ROOT / entry.path).read_bytes().decode("utf-8")
    assert max(map(len, source.splitlines())) <= 72
    assert source.endswith("\n")
    assert not source.endswith("\n\n")
    assert "\r" not in source


@every_snippet
def test_it_says_in_one_sentence_what_it_shows(entry: Entry) -> None:
    docstring = ast.get_docstring(ast.parse((ROOT / entry.path).read_text("utf-8")))
    assert docstring is not None
    assert docstring.endswith(".")
    assert not re.search(r"[.!?]\s", docstring), docstring


@every_snippet
def test_it_is_guarded(entry: Entry) -> None:
    tree = ast.parse((ROOT / entry.path).read_text("utf-8"))
    guards = [
        node
        for node in tree.body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "__name__ == '__main__'"
    ]
    assert len(guards) == (0 if entry.name in UNGUARDED_BY_DESIGN else 1)


def foreign_modules(source: bytes) -> set[str]:
    """Return the modules outside the standard library that this source imports."""
    modules = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            modules |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            modules.add(node.module.partition(".")[0])
    return modules - sys.stdlib_module_names


def inline_metadata(source: str) -> dict[str, Any] | None:
    """Return the metadata at the top of a script as the specification reads it (PEP 723)."""
    block = re.match(r"# /// script\n((?:#(?: .*)?\n)+)# ///\n", source)
    if block is None:
        return None
    return tomllib.loads("".join(f"{line[2:]}\n" for line in block[1].splitlines()))


@every_snippet
def test_it_imports_the_standard_library_and_the_packages_it_needs(entry: Entry) -> None:
    source = (ROOT / entry.path).read_bytes()
    imports = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
    assert all(node.level == 0 for node in imports)
    needed = entry.run.needs.packages
    modules = {IMPORTED_AS.get(each, each) for each in needed}
    assert foreign_modules(source) <= modules | BROUGHT_ALONG.get(needed, set())


@every_snippet
def test_it_tells_uv_which_packages_it_needs(entry: Entry) -> None:
    metadata = inline_metadata((ROOT / entry.path).read_text("utf-8"))
    if not entry.run.needs.packages:
        assert metadata is None
        return
    assert metadata is not None
    assert metadata["requires-python"] == ">=3.11"
    assert set(metadata["dependencies"]) == set(entry.run.needs.packages)


@pytest.mark.parametrize("entry", as_modules(), ids=lambda entry: entry.name)
def test_it_runs_as_a_module(entry: Entry) -> None:
    interpreter = own_interpreter()
    if reason := unmet_need(entry.run.needs, interpreter.place(), interpreter.packages):
        pytest.skip(reason)
    asked = attrs.evolve(asked_for_verdict(entry, interpreter.place()), how="module")
    kept = ensure(asked, interpreter)
    what = complaint_of(asked, kept)
    assert not what, explain(entry, kept, what or "")
