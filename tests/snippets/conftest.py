"""Lets tests assert what runs showed, at every place of which the store knows.

A run is made once and read by every test. This Python's start methods are
always among the places; other Pythons are as far as ``nox -s matrix`` has run
their cells.
"""

import functools
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from recorder.catalog.entries import Entry, Place, version_of
from recorder.catalog.load import load_catalog
from recorder.matrix.fill import telling_methods
from recorder.pages.fragments import table_of
from recorder.runs.expected import complaint_of, explain, unmet_need
from recorder.runs.interpreters import Interpreter, own_interpreter
from recorder.runs.store import Asked, asked_for_verdict, load
from tests.kept import ensure
from tests.pythons import pythons

ROOT = Path(__file__).parents[2]


@attrs.frozen
class Seen:
    """What a run of a snippet showed: its text, its lines, its exit code, and how long it took."""

    text: str
    lines: list[str]
    exit_code: int | None
    seconds: float

    @property
    def table(self) -> tuple[list[str], list[list[str]]]:
        """The head and the rows of a table that was printed."""
        return table_of("the output", self.text)


RunSnippet = Callable[..., Seen]
UNDISTURBED = 100
"""Runs for tests that compare times are counted from here: nothing ran beside them."""
NEXT_ATTEMPT = 1000
"""The runs of each further attempt of a test are counted from so much more: none is read again."""
ATTEMPTS = 3
"""A machine can be slow for a moment, so a comparison of times that fails is made again."""


@functools.cache
def entries() -> dict[str, Entry]:
    """Return every entry of the catalog, by its id."""
    return {entry.id: entry for entry in load_catalog().entries}


@functools.cache
def interpreters() -> dict[str, Interpreter]:
    """Return the Pythons of this machine, this one as it is."""
    own = own_interpreter()
    return pythons() | {own.python: own}


def places_of(name: str, *, everywhere: bool) -> list[Place]:
    """Return where a snippet's meaning is asserted; without processes, under one method each."""
    entry = entries()[name]
    own = own_interpreter()
    places = []
    for interpreter in interpreters().values():
        for method in telling_methods(entry, interpreter):
            place = interpreter.place(method)
            known = everywhere and load(asked_for_verdict(entry, place), interpreter)
            if interpreter.python == own.python or known:
                places.append(place)
    return places


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have tests that compare times run again, with runs of their own, before they fail."""
    for item in items:
        if item.get_closest_marker("alone") and Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=ATTEMPTS - 1))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Parametrize each test of a snippet by the places of which the store knows."""
    if "place" not in metafunc.fixturenames:
        return
    path = Path(metafunc.definition.path)
    name = f"{path.parent.name}/{path.stem.removeprefix('test_')}"
    # Times of another Python are compared by its own run of the tests, and
    # what a test starts by itself is started by this Python.
    reads = "run" in metafunc.fixturenames
    everywhere = reads and metafunc.definition.get_closest_marker("alone") is None
    places = places_of(name, everywhere=everywhere)
    ids = [f"{place.python}-{place.start_method}" for place in places]
    metafunc.parametrize("place", places, ids=ids)


@pytest.fixture
def start_method(place: Place) -> str:
    """Return the start method of the place of this test."""
    return place.start_method


@pytest.fixture
def python(place: Place) -> tuple[int, ...]:
    """Return the version of the Python of the place of this test, such as ``(3, 14, 2)``."""
    return version_of(interpreters()[place.python].version)


def number_of_run(again: int, attempt: int, *, alone: bool) -> int:
    """Return which of all runs of a snippet a test reads at one of its attempts, the first is 1."""
    return again + NEXT_ATTEMPT * (attempt - 1) + (UNDISTURBED if alone else 0)


@pytest.fixture
def run(place: Place, request: pytest.FixtureRequest) -> RunSnippet:
    """Return a function that tells what a run of a snippet showed at the place of this test.

    ``run("process/join_one")`` is the run with the catalog's arguments, the
    quick ones where it has them; with arguments, it is a run with these. It is
    made if the store does not have it, and fails unless it ended as the catalog
    says. ``again=1`` and so on are further, independent runs. A test that is
    marked ``alone`` has runs of its own, beside which nothing ran. Each further
    attempt of a test has others.
    """
    alone = request.node.get_closest_marker("alone") is not None
    attempt = getattr(request.node, "execution_count", 1)

    def run_snippet(name: str, *arguments: str, label: str = "", again: int = 0) -> Seen:
        entry = entries()[f"{name}.{label}" if label else name]
        number = number_of_run(again, attempt, alone=alone)
        return seen_of(entry, place, arguments or entry.run.brief_args, number)

    return run_snippet


@pytest.fixture
def shown() -> RunSnippet:
    """Return a function that tells what the run showed that a page shows, made by this Python."""

    def shown_run(name: str, label: str = "") -> Seen:
        entry = entries()[f"{name}.{label}" if label else name]
        return seen_of(entry, own_interpreter().place(), entry.run.args, 0)

    return shown_run


def seen_of(entry: Entry, place: Place, arguments: tuple[str, ...], again: int) -> Seen:
    """Return what a run showed, made if need be; skip where it cannot be made here."""
    interpreter = interpreters()[place.python]
    if reason := unmet_need(entry.run.needs, place, interpreter.packages):
        pytest.skip(reason)
    if len(entry.methods) == 1:  # a labeled run that chooses its start method
        place = attrs.evolve(place, start_method=entry.methods[0])
    asked = Asked(entry=entry, place=place, arguments=arguments, again=again)
    kept = ensure(asked, interpreter)
    if what := complaint_of(asked, kept):
        pytest.fail(explain(entry, kept, what), pytrace=False)
    facts = kept.facts
    return Seen(kept.output, kept.output.splitlines(), facts["exit_code"], facts["seconds"])
