"""Says what the commands that test everything run, and where pytest's settings may be weaker."""

import tomllib
from pathlib import Path
from typing import Any
from unittest import mock

from tests.policies.stubs import run_noxfile

ROOT = Path(__file__).parents[2]
CODE = ("recorder", "snippets", "tests", "conftest.py", "noxfile.py")
RUNS: dict[str, list[tuple[str, ...]]] = {
    "docs": [("python", "-m", "recorder", "record")],
    "tests": [
        ("python", "-m", "recorder", "record"),
        ("python", "-m", "recorder", "matrix", "--for-tests"),
        (
            *("python", "-m", "pytest", "-m", "not alone", "-n", "N", "--dist", "loadfile"),
            *("--reruns", "1", "-raR"),
        ),
        ("python", "-m", "pytest", "-m", "alone"),
    ],
    "lint": [
        ("ruff", "check", *CODE),
        ("ruff", "format", "--check", *CODE),
        ("mypy", *CODE),
    ],
    "browser": [("python", "-m", "pytest", "tests/browser", "-n", "N")],
}
"""What each session runs, besides installing and building; more may follow, less is red."""
PYTEST: dict[str, Any] = {
    "minversion": "9.0",
    "addopts": ["--import-mode=importlib", "--strict-markers", "--strict-config", "-ra"],
    "testpaths": [
        "tests/about_tests",
        "tests/recorder",
        "tests/chapters",
        "tests/policies",
        "tests/snippets",
        "tests/site",
        "tests/mutants",
        "docs",
        "README.md",
        "CONTRIBUTING.md",
    ],
    "xfail_strict": True,
    "empty_parameter_set_mark": "fail_at_collect",
    "markers": [
        "alone: compares times, so nothing may run beside it",
        "each_page: is made once for each page of the site, which its parameter `name` names",
    ],
}
"""The settings of pytest: whatever chooses tests is among them."""


def weakened() -> list[str]:
    """Return where a gate runs less than it says, and what to do."""
    return [*weaker_sessions(), *weaker_settings()]


def weaker_settings() -> list[str]:
    """Return which settings of pytest are others than those above."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)["tool"]["pytest"]
    others = {name for name in {*found, *PYTEST} if found.get(name) != PYTEST.get(name)}
    return [
        *(
            f"pyproject.toml: [tool.pytest] {name} = {found.get(name)!r}, but "
            f"tests/about_tests/gates.py says {PYTEST.get(name)!r}; change both or none"
            for name in sorted(others)
        ),
        *(
            f"{name}: pytest would read it instead of pyproject.toml; remove it"
            for name in ("pytest.ini", ".pytest.ini", "tox.ini", "setup.cfg")
            if (ROOT / name).exists()
        ),
    ]


def weaker_sessions() -> list[str]:
    """Return which sessions run other tests and checks than those above."""
    return [
        f"noxfile.py: session {name!r} does not run {' '.join(wanted)}; put it back, or change "
        "tests/about_tests/gates.py, too"
        for name, commands in RUNS.items()
        for wanted in commands
        if wanted not in commands_of(name)
    ] + [
        f"noxfile.py: session {name!r} runs pytest in another way, too: {' '.join(command)}"
        for name, commands in RUNS.items()
        for command in commands_of(name)
        if "pytest" in command and command not in commands
    ]


def commands_of(session: str) -> list[tuple[str, ...]]:
    """Return what a session runs when nothing is asked of it, without running it."""
    names, _ = run_noxfile(ROOT / "noxfile.py")
    function, made = names[session], mock.Mock(posargs=[])
    with mock.patch.dict(function.__globals__, {"install": mock.Mock(), "build": mock.Mock()}):
        function(made)
    numbered = [tuple(map(str, call.args)) for call in made.run.call_args_list]
    return [_without_the_number_of_workers(command) for command in numbered]


def _without_the_number_of_workers(command: tuple[str, ...]) -> tuple[str, ...]:
    """Return a command with N for what `-n` is given: the CPUs decide."""
    return tuple(
        "N" if before == "-n" and word.isdecimal() else word
        for before, word in zip(("", *command), command, strict=False)
    )
