"""Which Pythons of a machine are found, and by which one pages show a run."""

import json
import sys
from pathlib import Path

import attrs
import pytest

from recorder.runs import interpreters
from recorder.runs.interpreters import (
    PYTHONS,
    Interpreter,
    find_interpreters,
    own_interpreter,
    page_interpreter,
)


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
