"""What is known besides the pages: the catalog, kept runs and verdicts, read as plain files."""

import functools
import hashlib
import json
import platform
import re
import shlex
from collections import defaultdict
from typing import Any

import attrs

from recorder.catalog.entries import Entry, snippet_of, version_of
from recorder.catalog.load import load_catalog
from recorder.matrix.cells import sources_of
from tests.site.conftest import ROOT

CATALOG = load_catalog()
ENTRIES = {entry.id: entry for entry in CATALOG.entries}
FAILURES = {failure.id: failure for failure in CATALOG.failures}
COMPARISONS = {comparison.id: comparison for comparison in CATALOG.comparisons}
FOOT = re.compile(
    r"was run when the site was built, on (?P<implementation>\S+) (?P<python>\S+) · (?P<os>.+) · "
    r"(?P<cpu>.+) · (?P<cpus>\d+) usable CPUs? · (?P<method>\w+) as the default start method"
)


@attrs.frozen
class Here:
    """Where the foot of a page says that everything on it was run."""

    python: str
    method: str
    os: str
    cpu: str
    cpus: int


NOWHERE = Here("", "", "", "", 0)
"""Of a page without a foot: it shows nothing that was run."""


@attrs.frozen
class Run:
    """A kept run: what its `run.json` says, and its other files."""

    facts: dict[str, Any]
    files: dict[str, str]


def here_of(foot: str) -> Here:
    """Return where everything was run, as a page's foot says."""
    found = FOOT.search(foot)
    assert found, f"the foot says {foot!r}"
    return Here(found["python"], found["method"], found["os"], found["cpu"], int(found["cpus"]))


@functools.cache
def runs_of(run: str) -> dict[str, Run]:
    """Return every kept run of this id, by the name of its folder."""
    found = {}
    for path in sorted((ROOT / "build" / "runs" / run).glob("*/run.json")):
        files = {each.name: each for each in path.parent.iterdir() if each != path}
        facts = json.loads(path.read_bytes())
        texts = {name: each.read_text(encoding="utf-8") for name, each in files.items()}
        found[path.parent.name] = Run(facts, texts)
    return found


AGAIN = re.compile(r"\.\d+$")
"""How the folder of a run ends that was made again only to be compared."""


def run_for(entry: Entry, here: Here, how: str, command: str | None, other: str = "") -> Run:
    """Return the kept run that a page shows, by the command and the Python that it names."""
    python = other or here.python
    method = default_method(python) if other else here.method
    if entry.label and entry.run.start_method:
        method = entry.run.start_method
    short = ".".join(python.split(".")[:2])
    source = digest_of_text((ROOT / entry.path).read_bytes())
    for name, run in runs_of(entry.id).items():
        place, _, variant = name.removeprefix(f"{short}-").partition(".")
        facts = run.facts
        if (
            (name.startswith(f"{short}-") and place == method and not AGAIN.search(f".{variant}"))
            and (facts["how"], facts["python_version"]) == (how, python)
            and command in (None, facts["command"])
            and facts["source_sha256"] == source
        ):
            return run
    raise AssertionError(
        f"no kept run of {entry.id}: {command!r} on Python {python} under {method}"
    )


def runs_for_page(entry: Entry, here: Here) -> list[Run]:
    """Return the kept runs that a page may show where nothing beside it says on which Python.

    More than one only if it shows a newer Python's than its own.
    """
    found = []
    for name, run in runs_of(entry.id).items():
        python, _, place = name.partition("-")
        own = run.facts["python_version"] == here.python
        method = here.method if own else default_method(python)
        if entry.label and entry.run.start_method:
            method = entry.run.start_method
        if (
            place.partition(".")[0] == method
            and (own or entry.show.since)
            and not AGAIN.search(place)
            and run.facts["how"] == "file"
            and run.facts["command"] in commands_of(entry)
        ):
            found.append(run)
    return found


def default_method(python: str) -> str:
    """Return the start method that a Python of this system has by default."""
    if platform.system() != "Linux":
        return "spawn"
    return "fork" if version_of(python) < (3, 14) else "forkserver"


def digest_of_text(source: bytes) -> str:
    """Return the digest of a file, however its lines end."""
    return hashlib.sha256(source.replace(b"\r\n", b"\n")).hexdigest()


def commands_of(entry: Entry) -> list[str]:
    """Return what a page may say that it ran: with the arguments of one build or the other."""
    return [
        shlex.join(["python", entry.path, *arguments])
        for arguments in (entry.run.args, entry.run.full_args)
        if arguments is not None
    ]


def fails_in_index(name: str) -> str | None:
    """Return the id of the first entry of the error index about this snippet, or None."""
    return next(
        (each.id for each in CATALOG.failures if each.fails and snippet_of(each.fails) == name),
        None,
    )


@attrs.frozen
class Verdict:
    """What one machine found at one place; `stored` is the day of a result of the project."""

    machine: str
    stored: str
    verdict: str
    expected: str
    message: str | None


Place = tuple[str, str, str]
"""Id of a run, Python, start method."""


@functools.cache
def verdicts() -> dict[Place, list[Verdict]]:
    """Return everything that was found with the present sources."""
    found: dict[Place, list[Verdict]] = defaultdict(list)
    stored = sorted((ROOT / "docs" / "verdicts").glob("*.json"))
    for path in [ROOT / "build" / "matrix.json", *stored]:
        for machine in json.loads(path.read_bytes())["machines"] if path.is_file() else []:
            for run, kept in machine["entries"].items():
                if run not in ENTRIES or kept["sources"] != sources_of(ENTRIES[run]):
                    continue
                for group in kept["groups"]:
                    verdict = Verdict(
                        machine["name"],
                        machine["date"] if path in stored else "",
                        group["verdict"],
                        group.get("expected", group["verdict"]),
                        group.get("message"),
                    )
                    for method, pythons in group["places"].items():
                        for python in pythons.split():
                            found[run, python, method].append(verdict)
    return found


@functools.cache
def machines() -> dict[str, bool]:
    """Return the names of all machines, and whether any result of theirs counts."""
    names: dict[str, bool] = {}
    stored = sorted((ROOT / "docs" / "verdicts").glob("*.json"))
    for path in [ROOT / "build" / "matrix.json", *stored]:
        for machine in json.loads(path.read_bytes())["machines"] if path.is_file() else []:
            names.setdefault(machine["name"], False)
    for each in verdicts().values():
        names |= {verdict.machine: True for verdict in each}
    return names


def found_at(place: Place, machine: str) -> Verdict | None:
    """Return what counts of a machine at a place: a run of its own, else what is stored."""
    found = [each for each in verdicts().get(place, ()) if each.machine == machine]
    ran_here = [each for each in found if not each.stored and each.verdict != "not run"]
    stored = [each for each in found if each.stored]
    return next(iter([*ran_here, *stored, *found]), None)
