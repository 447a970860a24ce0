"""Which Pythons are found, and by which one pages show a run."""

import json
import os
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

from recorder.catalog.entries import METHODS
from recorder.runs import interpreters
from recorder.runs.interpreters import (
    PYTHONS,
    Interpreter,
    find_interpreters,
    own_interpreter,
    page_interpreter,
)

ROOT = Path(__file__).parents[3]


def of_version(python: str) -> Interpreter:
    return attrs.evolve(own_interpreter(), python=python, version=f"{python}.1")


@pytest.mark.parametrize(
    ("own", "others", "since", "shown"),
    [
        ("3.11", ("3.14", "3.15"), None, "3.11"),
        ("3.11", ("3.13", "3.14", "3.15"), "3.14", "3.15"),
        ("3.11", ("3.13",), "3.14", "3.11"),
        ("3.11", ("3.13",), "3.13", "3.13"),
        ("3.14", ("3.15",), "3.14", "3.14"),
        ("3.14", ("3.15",), "3.9", "3.14"),
    ],
)
def test_a_page_shows_this_python_unless_it_is_too_old_and_a_newer_one_is_here(
    monkeypatch: pytest.MonkeyPatch, own: str, others: tuple[str, ...], since: str, shown: str
) -> None:
    found = {python: of_version(python) for python in others}
    monkeypatch.setattr(interpreters, "own_interpreter", lambda: of_version(own))
    monkeypatch.setattr(
        interpreters,
        "find_interpreters",
        lambda asked: {python: found[python] for python in asked if python in found},
    )
    assert page_interpreter.__wrapped__(since).python == shown


def put(command: Path, python: str) -> None:
    """Put a command there that says it is this Python."""
    said = json.dumps(attrs.asdict(of_version(python)) | {"executable": str(command)})
    command.parent.mkdir(parents=True, exist_ok=True)
    command.write_text(f"#!/bin/sh\ncat <<'EOF'\n{said}\nEOF\n")
    command.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="has no such scripts")
def test_every_python_of_the_machine_is_found_and_one_with_its_packages_comes_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = own_interpreter()
    monkeypatch.setattr(interpreters, "ENVIRONMENTS", tmp_path / "environments")
    monkeypatch.setenv("PATH", f"{tmp_path / 'path'}:/usr/bin:/bin")
    for python in PYTHONS:
        put(tmp_path / "path" / f"python{python}", python)
    first, second = PYTHONS[:2]
    put(tmp_path / "environments" / first / "bin" / "python", first)
    put(tmp_path / "environments" / second / "bin" / "python", "3.9")  # it is another one
    found = find_interpreters()
    assert list(found) == list(PYTHONS)
    for python, each in found.items():
        where = "environments" if python == first else "path"
        assert Path(each.executable).is_relative_to(tmp_path / where), python
    assert list(find_interpreters([first, second])) == [first, second]
    (tmp_path / "path" / f"python{second}").write_text("#!/bin/sh\nexit 1\n")
    rest = [each for each in PYTHONS if each != second or each == own.python]
    assert list(find_interpreters()) == rest


def pythons_that_run() -> set[str]:
    """Return the versions of the Pythons that answer here, asked without the recorder's code."""
    folders = [Path(folder) for folder in os.environ["PATH"].split(os.pathsep)]
    commands = [folder / f"python{python}" for folder in folders for python in PYTHONS]
    commands += [ROOT / "build" / "pythons" / python / "bin" / "python" for python in PYTHONS]
    commands.append(Path(sys.executable))
    question = "import sys; print('3.%d' % sys.version_info[1])"
    found = set()
    for command in filter(Path.exists, commands):
        done = subprocess.run(
            [command, "-c", question], capture_output=True, text=True, check=False
        )
        found.add(done.stdout.strip())
    return found & set(PYTHONS)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_every_python_of_this_machine_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = find_interpreters()
    assert set(found) == pythons_that_run()
    assert own_interpreter().python in found
    for python, interpreter in found.items():
        assert interpreter.python == python
        assert interpreter.version.startswith(f"{python}.")
        assert interpreter.build.startswith(interpreter.version)


def test_where_all_must_be_there_all_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine that stores verdicts for every Python says so in PYTHONS_NEEDED."""
    monkeypatch.chdir(ROOT)
    needed = os.environ.get("PYTHONS_NEEDED", "").split()
    assert set(needed) <= set(find_interpreters())


def test_every_python_has_stored_verdicts_under_each_method() -> None:
    stored = json.loads((ROOT / "docs" / "verdicts" / "linux-x86_64.json").read_text("utf-8"))
    (machine,) = stored["machines"]
    assert set(machine["pythons"]) == set(PYTHONS)
    for facts in machine["pythons"].values():
        assert set(facts["start_methods"]) == set(METHODS)
