"""Runs snippets afresh, under every start method, for tests of their meaning."""

import multiprocessing
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from recorder.catalog import Catalog, load_catalog
from recorder.expectations import complaint, explain, unmet_need
from recorder.fragments import table_of
from recorder.machine import distributions, here
from recorder.terminal import run_at_terminal

ROOT = Path(__file__).parents[2]


@attrs.frozen
class Seen:
    """What a run of a snippet showed: its text, its lines, its exit code."""

    text: str
    lines: list[str]
    exit_code: int | None

    @property
    def table(self) -> tuple[list[str], list[list[str]]]:
        """The head and the rows of a table that was printed."""
        return table_of("the output", self.text)


RunSnippet = Callable[..., Seen]


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """Return the catalog of this project."""
    return load_catalog(ROOT)


@pytest.fixture(params=["fork", "spawn", "forkserver"])
def start_method(request: pytest.FixtureRequest) -> str:
    """Return each start method in turn."""
    method: str = request.param
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"{sys.platform} has no {method}")
    return method


@pytest.fixture
def run(start_method: str, catalog: Catalog) -> RunSnippet:
    """Return a function that runs a snippet under the start method of this test.

    ``run("process/join_one")`` runs the file with the arguments given, or
    with those of the catalog, and fails unless it ended as the catalog says.
    """

    def run_snippet(name: str, *arguments: str, label: str = "") -> Seen:
        entry = next(e for e in catalog.snippet if (e.name, e.label) == (name, label))
        if reason := unmet_need(entry.needs, here(start_method), distributions()):
            pytest.skip(reason)
        command = [
            sys.executable,
            str(ROOT / "recorder" / "start_method.py"),
            start_method,
            entry.path,
            *(arguments or entry.args),
        ]
        seen = run_at_terminal(command, limit=entry.limit, folder=ROOT)
        if what := complaint(entry.outcome(here(start_method)), seen, entry.limit):
            pytest.fail(explain(entry, " ".join(command[2:]), seen, what), pytrace=False)
        text = seen.output.decode("utf-8")
        return Seen(text, text.splitlines(), seen.exit_code)

    return run_snippet
