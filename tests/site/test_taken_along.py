"""A snippet runs where readers take it: from the site's address with uv, and out of the zip.

One test for each snippet; the runs themselves are made beside each other, and kept.

So promises index.md.
"""

import os
import re
import shlex
import sys
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import uv

from recorder.catalog.entries import Entry
from recorder.catalog.load import load_catalog
from recorder.pages.commands import command_of
from recorder.runs.execute import shortened
from recorder.runs.expected import message_of, unmet_need
from recorder.runs.interpreters import own_interpreter
from recorder.runs.machine import usable_cpus
from recorder.runs.store import asked_for_verdict
from recorder.runs.terminal import run_at_terminal
from tests.kept import ensure, measured_once
from tests.serving import served
from tests.site.conftest import ROOT, SITE

PLACE = own_interpreter().place()
ENTRIES = [
    entry
    for entry in load_catalog().entries
    if not entry.label
    and entry.outcome(PLACE).expect == "succeeds"
    and not entry.run.ctrl_c_after  # nobody presses it here
]
READS = re.compile(r"\bopen\(|\bPath\(|__file__|import_module|preload|runpy|spec_from")
FROM_THE_ZIP = [
    entry
    for number, entry in enumerate(ENTRIES)
    if READS.search((ROOT / entry.path).read_text("utf-8"))
    or entry.name.partition("/")[0] not in {e.name.partition("/")[0] for e in ENTRIES[:number]}
]
"""The first of each topic, and all that read or import by a name."""
OF_UV = re.compile(r"(Downloading|Downloaded|Resolved|Prepared|Installed|Built|Building)\b.*")
UNREACHABLE = re.compile(r"error sending request|dns error|Connect|[Tt]imed? ?out|Failed to fetch")
PASSED_ON = ("UV_", "SSL_CERT_", "http_", "https_", "no_proxy", "HTTP_", "HTTPS_", "NO_PROXY")
"""Beginnings of the variables that tell uv where packages come from."""

Runs = dict[str, Future[Any]]


class NoRegistry(Exception):  # noqa: N818 - nobody's fault
    """Packages cannot be had here, so nothing was learned, and nothing is kept."""


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Serve the site on a free port."""
    if not (SITE / "index.html").is_file():
        pytest.fail("there is no site/; build it first: nox -s docs", pytrace=False)
    with served(SITE) as found:
        yield f"{found}/"


def beside_each_other(
    request: pytest.FixtureRequest, function: str, make: Callable[[Entry], Any]
) -> Iterator[Runs]:
    """Make the runs of all tests of this function that were asked for."""
    wanted: list[Entry] = [
        item.callspec.params["entry"]  # type: ignore[misc]
        for item in request.session.items
        if isinstance(item, pytest.Function) and item.originalname == function
    ]
    pool = ThreadPoolExecutor(usable_cpus() + 2)  # many wait
    yield {entry.name: pool.submit(make, entry) for entry in wanted}
    pool.shutdown(cancel_futures=True)


@pytest.fixture(scope="session")
def from_address(
    request: pytest.FixtureRequest, address: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Runs]:
    """Run the command of each page, with uv, in an empty folder."""
    folder = tmp_path_factory.mktemp("anywhere")
    settings = {name: os.environ[name] for name in os.environ if name.startswith(PASSED_ON)}
    settings |= {"NO_PROXY": "127.0.0.1", "UV_PYTHON_DOWNLOADS": "never", "UV_NO_PROGRESS": "1"}
    settings["UV_PYTHON"] = str(Path(sys.executable).resolve())  # without this project's packages

    def run(entry: Entry) -> Any:
        def measure() -> Any:
            words = shlex.split(command_of(entry, entry.run.brief_args, address))
            assert words[:2] == ["uv", "run"]
            return good_run([uv.find_uv_bin(), *words[1:]], folder, settings, entry)

        return measured_once(f"uv/{entry.name}", depends_on(entry, SITE, version("uv")), measure)

    yield from beside_each_other(request, "test_the_command_with_an_address_runs_it", run)


@pytest.fixture(scope="session")
def from_zip(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Runs]:
    """Run the commands of the pages where the zip was unpacked."""
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(SITE / "snippets" / "snippets.zip") as archive:
        archive.extractall(folder)

    def run(entry: Entry) -> Any:
        def measure() -> Any:
            words = [sys.executable, entry.path, *entry.run.brief_args]
            return good_run(words, folder, {}, entry)

        return measured_once(f"zip/{entry.name}", depends_on(entry, folder), measure)

    yield from beside_each_other(request, "test_the_zip_runs_where_it_was_unpacked", run)


def depends_on(entry: Entry, folder: Path, *more: str) -> list[Any]:
    """Return what decides how a run of a snippet goes, besides this Python and machine."""
    source = (folder / entry.path).read_bytes().decode("utf-8")
    return [source, *entry.run.brief_args, *more]


def good_run(command: list[str], folder: Path, settings: dict[str, str], entry: Entry) -> Any:
    """Run a command, once more if it surprised: beside others it may have been out of order.

    What surprises twice is not kept.
    """
    for last in (False, True):
        seen = seen_of(command, folder, settings, entry)
        lacking = entry.run.needs.packages and seen["exit_code"]
        if lacking and UNREACHABLE.search(seen["printed"]):
            raise NoRegistry(seen["printed"].strip().splitlines()[-1])
        try:
            check(entry, seen)
        except AssertionError:
            if last:
                raise
        else:
            break
    return seen


def seen_of(command: list[str], folder: Path, settings: dict[str, str], entry: Entry) -> Any:
    """Run a command as at a terminal, and return what a reader sees, as plain data."""
    limit = entry.run.limit + 120  # packages may have to be downloaded
    run = run_at_terminal(command, limit=limit, folder=folder, environment=settings)
    return {
        "exit_code": run.exit_code,
        "printed": shortened(run.output.decode("utf-8"), own_interpreter()),
        "left_behind": list(run.left_behind),
    }


def expect_a_good_run(runs: Runs, entry: Entry) -> None:
    """Assert that it ended well and printed what it should, or skip what cannot be run here."""
    interpreter = own_interpreter()
    if reason := unmet_need(
        entry.run.needs, PLACE, [*interpreter.packages, *entry.run.needs.packages]
    ):
        pytest.skip(reason)
    try:
        seen = runs[entry.name].result()
    except NoRegistry as error:
        pytest.skip(f"no package registry can be reached: {error}")
    assert seen["exit_code"] == 0


def check(entry: Entry, seen: Any) -> None:
    """Assert that it ended well and printed what the recorded run printed, in kind."""
    outcome = entry.outcome(PLACE)
    printed = [line for line in seen["printed"].splitlines() if not OF_UV.fullmatch(line)]
    assert seen["exit_code"] == 0, seen["printed"]
    assert seen["left_behind"] == []
    recorded = ensure(asked_for_verdict(entry, PLACE), own_interpreter()).output.splitlines()
    if outcome.exception:  # a traceback names files by where they lie
        assert message_of(outcome.exception, "\n".join(printed))
    elif outcome.output == "any":
        assert bool(printed) == bool(recorded)
    elif entry.expect.order == "any":
        assert sorted(printed) == sorted(recorded)
    else:
        assert printed == recorded


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_the_command_with_an_address_runs_it(entry: Entry, from_address: Runs) -> None:
    expect_a_good_run(from_address, entry)


@pytest.mark.parametrize("entry", FROM_THE_ZIP, ids=lambda entry: entry.name)
def test_the_zip_runs_where_it_was_unpacked(entry: Entry, from_zip: Runs) -> None:
    if reason := unmet_need(entry.run.needs, PLACE, own_interpreter().packages):
        pytest.skip(reason)
    assert from_zip[entry.name].result()["exit_code"] == 0
