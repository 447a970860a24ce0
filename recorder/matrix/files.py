"""Writes the verdicts of machines into files: into the project's own, and joined ones."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import attrs

from recorder.catalog.load import Catalog
from recorder.errors import AuthorError, told
from recorder.matrix.join import merge, of_catalog, onto
from recorder.matrix.stored import load_machines, load_own, write_machines
from recorder.matrix.verdicts import judge, surprises
from recorder.pages.plain_text import faults_of_texts
from recorder.paths import MATRIX, STORED_VERDICTS
from recorder.runs.machine import machine_name

MOST_LETTERS = 60


def refuse_name(name: str) -> None:
    """Raise `AuthorError` if a machine cannot be called so on a page."""
    if not re.search(r"\w", name) or [*faults_of_texts({"name": name})]:
        raise AuthorError(f"{name!r:.100} names no machine; say a name such as 'Linux x86_64'")


def file_of(machine_name: str) -> Path:
    """Return the file of a machine; none that keeps another machine is ever overwritten."""
    name = re.sub(r"[^a-z0-9_]+", "-", machine_name.lower()).strip("-")
    if not name or len(name) > MOST_LETTERS:
        raise AuthorError(
            f"--machine {machine_name!r:.100}: makes no name for a file in "
            f"{STORED_VERDICTS.as_posix()}/; use 1 to {MOST_LETTERS} letters and digits"
        )
    path = STORED_VERDICTS / f"{name}.json"
    if path.exists() and {each.name for each in load_machines(path)} != {machine_name}:
        raise AuthorError(f"{path}: keeps another machine; choose another name with --machine")
    return path


def store_verdicts(catalog: Catalog, name: str = "") -> list[str]:
    """Write what this machine found into ``docs/verdicts/``, to be committed.

    What is stored there and was not looked at again stays, if the catalog still has it.
    """
    for own in load_own():
        if own.name == (name or machine_name()):
            path = file_of(own.name)
            earlier = load_machines(path) if path.exists() else ()
            each = of_catalog(catalog, onto(earlier, own))
            write_machines(path, [each])
            print(f"{path}: {len(each.cells)} cells, {path.stat().st_size:,} bytes")
            return []
    return told([f"{MATRIX}: has no result of this machine; fill it first: nox -s matrix"])


def merge_files(catalog: Catalog, files: Iterable[Path], names: Sequence[str]) -> list[str]:
    """Join results into ``build/matrix.json`` and return what did not go as expected.

    What it holds already is joined with them. Machines of these names are listed in any case.
    """
    for name in names:
        refuse_name(name)
    found = [each for file in files for each in load_machines(file)]
    found = [*load_own(), *found]
    merged = tuple(
        attrs.evolve(each, cells=judge(catalog, each.system, each.cells))
        for each in merge(found, names)
    )
    write_machines(MATRIX, merged)
    print(f"{MATRIX}: {', '.join(each.name for each in merged)}")
    return told([what for each in merged for what in surprises(catalog, each.name, each.cells)])
