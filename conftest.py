"""Sybil's wiring, and what holds for every run of the tests: nothing is left out in silence."""

import os
import signal
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sybil.integration.pytest import SybilItem

from tests.about_tests.collected import REMEDY, counted, lost, numbers_of, renew
from tests.about_tests.gates import PYTEST, weakened
from tests.about_tests.skips import in_ci, is_allowed
from tests.fences import FenceSybil

# What tests import is cached apart from what runs as programs: Numba keeps a module's name.
os.environ["NUMBA_CACHE_DIR"] = str(Path(__file__).parent / "build" / "numba")

pytest_collect_file = FenceSybil().pytest()

FOUND = pytest.StashKey[list[pytest.Item]]()
"""What was collected, before anything was left out."""
NARROWING = (
    *("keyword", "deselect", "ignore", "ignore_glob", "lf", "stepwise", "last_failed"),
    "few_pages",
)
"""Options that leave tests out; a mark is one, too, but a run by marks has its other half."""
ALONE = {"": {False, True}, "alone": {True}, "not alone": {False}}
"""Whether the tests of a run by marks are those that are marked so."""
OTHER_SIGNALS = [
    getattr(signal, name) for name in ("SIGHUP", "SIGALRM", "SIGUSR1") if hasattr(signal, name)
]
"""Those that Windows has not."""
SKIPPED: dict[str, str] = {}
"""Tests that were skipped without leave, with the reasons that they gave."""
LOST: list[str] = []
"""What the processes found that share a run: each collects all tests."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what writes the numbers of tests anew."""
    parser.addoption("--renew-counts", action="store_true", help="store how many tests there are")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to run where a gate runs less than it says."""
    SKIPPED.clear()
    LOST.clear()
    # A shell starts what it puts in the background with Ctrl-C ignored, and programs inherit that:
    # where it is tested what Ctrl-C does to them, it would do nothing.
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if not hasattr(config, "workerinput"):  # the processes of pytest-xdist inherit it
        _let_programs_clean_up(config)
    if faults := weakened():
        raise pytest.UsageError("\n".join(faults))


def _let_programs_clean_up(config: pytest.Config) -> None:
    """Give the programs that tests run a temporary folder that goes with this run.

    Those that are killed leave there what they would have removed. The files of
    tests themselves stay where pytest puts them, to be looked at afterwards.
    """
    tempfile.gettempdir()  # it is remembered
    folder = tempfile.TemporaryDirectory(prefix="tests-", ignore_cleanup_errors=True)
    config.add_cleanup(folder.cleanup)
    patch = pytest.MonkeyPatch()
    config.add_cleanup(patch.undo)
    patch.setenv("TMPDIR", folder.name)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Let no test wait until the one before is counted.

    The processes of pytest-xdist ask pytest-rerunfailures how often each test was made. These few
    bytes would be held back until those before are confirmed: 40 ms, most of the time of most.
    """
    counting: Any = getattr(session.config, "failures_db", None)
    if hasattr(session.config, "workerinput") and hasattr(counting, "sock"):
        counting.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Note what was found, and make no example twice.

    pytest-rerunfailures knows of tests that are functions alone.
    """
    config.stash[FOUND] = [*items]
    for item in items:
        if isinstance(item, SybilItem):
            item.add_marker(pytest.mark.flaky(reruns=0))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Refuse to run where tests were lost or left out without a word."""
    config = session.config
    found = config.stash[FOUND]
    numbers = numbers_of(counted(found))
    if config.getoption("--renew-counts"):
        renew(numbers, config.args)
    faults = lost(numbers, config.args)
    if faults:
        faults.append(REMEDY)
    narrowed = [name for name in NARROWING if config.getoption(name, None)]
    if not narrowed and (marked := ALONE.get(config.getoption("markexpr"))):
        expected = [each for each in found if bool(each.get_closest_marker("alone")) in marked]
        kept = {item.nodeid for item in session.items}
        faults += [
            f"{item.nodeid}: left out without being asked to"
            for item in expected
            if item.nodeid not in kept
        ]
    elif in_ci() and {*PYTEST["testpaths"]} <= {*config.args}:
        faults += [f"{name}: a run of all tests leaves none out" for name in narrowed]
    if faults and hasattr(config, "workeroutput"):
        config.workeroutput["lost"] = faults
    elif faults:
        raise pytest.UsageError("\n".join(faults))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what a process of pytest-xdist found."""
    found = getattr(node, "workeroutput", None) or {}  # one that crashed has none
    LOST.extend(fault for fault in found.get("lost", []) if fault not in LOST)


@pytest.fixture(autouse=True)
def _signals_stay() -> Iterator[None]:
    """Refuse a test that leaves a handler: the processes that later tests fork would inherit it."""
    numbers = [signal.SIGINT, signal.SIGTERM, *OTHER_SIGNALS]
    before = {number: signal.getsignal(number) for number in numbers}
    yield
    changed = [number.name for number in numbers if signal.getsignal(number) != before[number]]
    for number in numbers:
        if before[number] is not None:  # else it was not set from Python
            signal.signal(number, before[number])
    assert changed == [], "put back the handlers that this test has set"


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note a test that was skipped, or expected to fail, without leave."""
    _note_skip(report)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """Note a file that was skipped without leave."""
    _note_skip(report)


def _note_skip(report: Any) -> None:
    if hasattr(report, "wasxfail"):
        SKIPPED[report.nodeid] = f"expected to fail: {report.wasxfail}"
    elif report.skipped:
        text = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reason = text.removeprefix("Skipped: ")
        if not is_allowed(reason):
            SKIPPED[report.nodeid] = reason


def pytest_sessionfinish(session: pytest.Session) -> None:
    """End red where something was lost, or skipped without leave."""
    if (LOST or SKIPPED) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name what was lost, or skipped without leave."""
    for fault in LOST:
        terminalreporter.write_line(fault, red=True)
    for nodeid, reason in SKIPPED.items():
        terminalreporter.write_line(
            f"{nodeid}: skipped, and tests/about_tests/skips.py does not allow that here: {reason}",
            red=True,
        )
