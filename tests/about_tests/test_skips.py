"""No test is left out without a reason that stands in one place."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.about_tests.collected import ROOT
from tests.about_tests.skips import ALLOWED, is_allowed, is_known
from tests.about_tests.test_assertions import FILES, shown, tree_of

COMPUTED = {"reason"}
"""Names of what `unmet_need` or a package registry says: it is looked at when a test runs."""


def test_every_skip_in_the_tests_has_a_reason_that_is_allowed_and_a_condition() -> None:
    faults = []
    for path in FILES:
        for node in ast.walk(tree_of(path)):
            match node:
                case ast.Call(func=function) if (name := ast.unparse(function)).startswith(
                    "pytest."
                ):
                    faults += [f"{shown(path, node)}: {what}" for what in faults_of(name, node)]
                case ast.Attribute() if ast.unparse(node) in {
                    "pytest.mark.skip",
                    "pytest.mark.xfail",
                    "unittest.skip",
                }:
                    faults.append(f"{shown(path, node)}: leaves a test out for good; remove it")
    assert not faults, "\n".join(faults)


def faults_of(name: str, call: ast.Call) -> list[str]:
    """Return what is wrong with a call that leaves tests out."""
    if name == "pytest.xfail":
        return ["expects a failure; mend what fails, or assert what happens"]
    if name == "pytest.skip":
        return faults_of_reason(call.args[0])
    if name != "pytest.mark.skipif":
        return []
    reasons = [keyword.value for keyword in call.keywords if keyword.arg == "reason"]
    faults = [fault for reason in reasons for fault in faults_of_reason(reason)]
    if not reasons:
        faults.append("gives no reason")
    names = {node.id for arg in call.args for node in ast.walk(arg) if isinstance(node, ast.Name)}
    return faults if names else [*faults, "has a condition that always holds; ask the machine"]


def faults_of_reason(reason: ast.expr) -> list[str]:
    """Return what is wrong with a reason as far as it can be read."""
    match reason:
        case ast.Constant(value=str(text)):
            known = is_known(text)
        case ast.Name(id=name):
            return [] if name in COMPUTED else [f"takes its reason from {name!r}; write it here"]
        case ast.JoinedStr(values=values):
            parts = [each.value if isinstance(each, ast.Constant) else "…" for each in values]
            text = "".join(map(str, parts))
            start = text.partition("…")[0]
            known = text.startswith("…") or any(
                pattern.startswith(start[:12]) for pattern in ALLOWED
            )
            known = known and text.replace("…", "")[:6] != ""
        case _:
            return ["has a reason that nobody can read"]
    return (
        [] if known else [f"the reason {text!r} is not in tests/about_tests/skips.py; is it one?"]
    )


@pytest.mark.parametrize(
    ("reason", "platform", "ci", "allowed"),
    [
        ("Windows has spawn alone", "linux", "1", False),
        ("Windows has spawn alone", "win32", "1", True),
        ("needs the package numpy", "linux", "1", False),
        ("needs the package numpy", "linux", "", True),
        ("could not import 'gmpy2': No module named 'gmpy2'", "linux", "1", False),
        ("needs several hosts", "linux", "1", True),
        ("needs Windows", "linux", "", False),
        ("unconditional skip", "linux", "", False),
        ("too slow", "linux", "", False),
        ("", "linux", "", False),
    ],
)
def test_a_skip_counts_where_its_reason_can_be_true(
    reason: str, platform: str, ci: str, allowed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.about_tests.skips.sys.platform", platform)
    monkeypatch.setenv("CI", ci)
    assert is_allowed(reason) == allowed


HOOKS = """
import importlib.util, sys
sys.path.insert(0, {root!r})
found = importlib.util.spec_from_file_location("of_the_project", {root!r} + "/conftest.py")
module = importlib.util.module_from_spec(found)
found.loader.exec_module(module)
globals().update({{name: each for name, each in vars(module).items() if name[:7] == "pytest_"}})
"""
WITHOUT_COUNTS = """
def pytest_configure():
    pass

def pytest_collection_finish(session):
    pass
"""
LEAVES_OUT = """
module.counted = module.numbers_of = lambda found: {}
module.lost = lambda numbers, arguments: []

class LeavesOut:
    def pytest_collection_modifyitems(self, items):
        items[:] = [item for item in items if item.name != "test_left_out"]

def pytest_configure(config):
    config.addinivalue_line("markers", "alone: as in the project")
    config.pluginmanager.register(LeavesOut())
"""


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("def test_it():\n    assert 1\n", 0),
        ("def test_it():\n    pytest.skip('needs several hosts')\n", 0),
        ("def test_it():\n    pytest.skip('not today')\n", 1),
        ("pytestmark = pytest.mark.skip\ndef test_it():\n    assert 1\n", 1),
        ("@pytest.mark.xfail\ndef test_it():\n    assert 0\n", 1),
        ("pytest.skip('slow', allow_module_level=True)\n", 1),
        ("pytest.importorskip('no_such_package')\n", 1),
    ],
)
def test_a_skip_without_leave_ends_a_run_red(
    source: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "1")
    done = run_of_tests(tmp_path, WITHOUT_COUNTS, source)
    assert done.returncode == code, done.stdout + done.stderr
    assert ("does not allow that here" in done.stdout) == (code == 1)


def run_of_tests(
    folder: Path, hooks: str, source: str, *options: str
) -> subprocess.CompletedProcess[str]:
    """Run a test and a good one with the hooks of this project and others; return how it ended."""
    (folder / "conftest.py").write_text(HOOKS.format(root=str(ROOT)) + hooks)
    (folder / "test_it.py").write_text(f"import pytest\n{source}")
    (folder / "test_good.py").write_text("def test_good():\n    assert True\n")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        *options,
        str(folder),
    ]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


WITH_FENCES = f"""{WITHOUT_COUNTS}
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser
pytest_collect_file = Sybil([PythonCodeBlockParser()], pattern="*.md").pytest()
"""
FAILS_ONCE = """
import pathlib
def test_it():
    first = pathlib.Path(__file__).with_name("first")
    if not first.exists():
        first.touch()
        assert not "the first time"
"""
FAILING_FENCE = "```python\nraise SystemExit('no')\n```\n"


def test_a_test_that_fails_is_made_again_and_a_fence_is_not(tmp_path: Path) -> None:
    """What makes tests again cannot make a fence again, and would end the whole run."""
    (tmp_path / "page.md").write_text(FAILING_FENCE)
    done = run_of_tests(tmp_path, WITH_FENCES, FAILS_ONCE, "--reruns", "1")
    assert done.returncode == pytest.ExitCode.TESTS_FAILED, done.stdout + done.stderr
    assert "1 failed, 2 passed, 1 rerun" in done.stdout


AT_ONCE = """
import socket
def test_it(pytestconfig):
    connection = pytestconfig.failures_db.sock
    assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
"""


def test_what_counts_how_often_a_test_was_made_is_asked_without_delay(tmp_path: Path) -> None:
    done = run_of_tests(tmp_path, WITHOUT_COUNTS, AT_ONCE, "--reruns", "1", "-n", "1")
    assert done.returncode == pytest.ExitCode.OK, done.stdout + done.stderr
    assert "2 passed" in done.stdout


BESIDE = "def test_left_out():\n    assert 1\n"
ALONE = f"@pytest.mark.alone\n{BESIDE}"
ANOTHER_ALONE = "@pytest.mark.alone\ndef test_alone():\n    assert 1\n"


@pytest.mark.parametrize(
    ("options", "source", "may_be"),
    [
        ([], BESIDE, False),
        (["-n", "1"], BESIDE, False),
        ([], ALONE, False),
        (["-m", "not alone"], BESIDE, False),
        (["-m", "not alone"], ALONE, True),
        (["-m", "alone"], ALONE, False),
        (["-m", "alone"], BESIDE, True),
        (["-k", "good or alone"], BESIDE, True),
    ],
)
def test_what_is_left_out_without_being_asked_to_ends_a_run_red(
    options: list[str], source: str, may_be: bool, tmp_path: Path
) -> None:
    done = run_of_tests(tmp_path, LEAVES_OUT, source + ANOTHER_ALONE, *options)
    told = done.stdout if "-n" in options else done.stderr
    red = pytest.ExitCode.TESTS_FAILED if "-n" in options else pytest.ExitCode.USAGE_ERROR
    assert done.returncode == (pytest.ExitCode.OK if may_be else red)
    assert ("test_left_out: left out without being asked to" in told) != may_be


WITHOUT_GATES = """
module.weakened = list

def pytest_collection_finish(session):
    pass
"""
LEAVES_A_FILE = """
import os, pathlib
def test_it(tmp_path):
    folder = pathlib.Path(os.environ["TMPDIR"])
    (folder / "left").touch()
    assert tmp_path.parts[:len(folder.parts)] != folder.parts
    pathlib.Path(__file__).with_name("told").write_text(str(folder))
"""


@pytest.mark.parametrize("options", [(), ("-n", "1")])
def test_what_programs_of_tests_leave_goes_with_the_run(
    options: tuple[str, ...], tmp_path: Path
) -> None:
    done = run_of_tests(tmp_path, WITHOUT_GATES, LEAVES_A_FILE, *options)
    assert done.returncode == pytest.ExitCode.OK, done.stdout + done.stderr
    folder = Path((tmp_path / "told").read_text())
    assert folder.name.startswith("tests-")
    assert not folder.exists()
