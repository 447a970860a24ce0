"""By which Python pages show a run."""

import attrs
import pytest

from recorder.runs import interpreters
from recorder.runs.interpreters import Interpreter, own_interpreter, page_interpreter


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
