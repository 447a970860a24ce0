"""The commands that test everything, and the settings of the tools, are as strict as they say."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.about_tests import gates
from tests.about_tests.collected import ROOT, lost, numbers_of, store, stored
from tests.about_tests.gates import weakened

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
RULES = {
    *("A", "ANN", "B", "BLE", "C4", "D", "DTZ", "E", "F", "FBT003", "FLY", "FURB", "I", "ICN"),
    *("ISC", "N", "PERF", "PGH", "PIE", "PLE", "PLW", "PT", "PTH", "RET", "RSE", "RUF", "SIM"),
    *("SLF", "SLOT", "T10", "TC", "TRY002", "TRY004", "TRY201", "UP", "W", "YTT"),
}
LEFT_OUT = {"ANN401", "PERF401", "PTH123", "RUF001", "RUF002", "TC001", "TC002", "TC003"}
IN_OTHER_FOLDERS = {
    "tests/**": {"D1", "SLF001"},
    "snippets/**": {"ANN", "D101", "D102", "D103", "D105", "D107"},
    "recorder/__init__.py": {"UP"},
    "recorder/runs/start_method.py": {"SLF001"},
    "noxfile.py": {"E402", "UP036"},
}
"""Rules of Ruff that do not hold in these; a single snippet may break one as its lesson."""
IN_SNIPPETS = {"BLE001", "PLW0603", "PTH112", "PTH116", "PTH118", "SLF001"}


def test_no_gate_is_weaker_than_it_says() -> None:
    assert weakened() == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("noxfile.py", '"-m", "not alone", *beside)', '"tests/chapters", *beside)'),
        ("noxfile.py", '"-m", "not alone", *beside)', '"-m", "not alone", "-x", *beside)'),
        ("noxfile.py", 'session.run(*pytest, "-m", "alone")', "pass"),
        ("noxfile.py", '"--reruns", "1"', '"--reruns", "9"'),
        ("noxfile.py", '"matrix", "--for-tests"', '"matrix", "--sample"'),
        ("noxfile.py", '"pytest", "tests/browser",', '"pytest", "tests/browser/test_speed.py",'),
        ("noxfile.py", 'session.run("mypy", *PYTHON_CODE)', "pass"),
        ("noxfile.py", '"snippets", "tests", "conf', '"tests", "conf'),
        ("pyproject.toml", '    "tests/snippets",\n', ""),
        ("pyproject.toml", '"-ra"]', '"-ra", "-k", "not slow"]'),
        ("pyproject.toml", '= "fail_at_collect"', '= "skip"'),
        ("pyproject.toml", "xfail_strict = true\n", ""),
        ("pyproject.toml", "xfail_strict = true", 'xfail_strict = true\npython_files = ["a.py"]'),
    ],
)
def test_a_weaker_gate_is_known(
    file: str, old: str, new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("noxfile.py", "pyproject.toml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        if name == file:
            assert old in text
            text = text.replace(old, new)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(gates, "ROOT", tmp_path)
    assert [fault.partition(":")[0] for fault in weakened()][:1] == [file]


def test_fewer_tests_or_assertions_than_were_stored_are_known(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tests.about_tests.collected.STORED", tmp_path / "collected.txt")
    name = Path(__file__).relative_to(ROOT).as_posix()
    ((_, asserted),) = numbers_of({name: 3}).values()
    assert asserted > 1
    store({name: (3, asserted)})
    assert stored() == {name: (3, asserted)}
    assert lost({name: (3, asserted)}, ["tests"]) == []
    assert lost({name: (4, asserted + 1)}, ["tests"]) == []
    assert lost({}, [name]) == lost({}, ["tests/about_tests"]) == lost({}, ["."])
    assert len(lost({}, [name])) == 2
    assert lost({}, [f"{name}::test_it"]) == lost({}, ["tests/chapters"]) == []
    assert len(lost({name: (2, asserted)}, ["tests"])) == 1
    assert len(lost({name: (3, asserted - 1)}, ["tests"])) == 1
    assert len(lost({"tests/test_new.py": (1, 1)}, [])) == 1


def test_every_file_of_tests_is_counted() -> None:
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")}
    counted = {file for file in stored() if file.startswith("tests/")}
    assert files == counted, "see --renew-counts in CONTRIBUTING.md"


def test_ruff_checks_what_it_says() -> None:
    ruff: dict[str, Any] = SETTINGS["ruff"]
    assert set(ruff) == {"line-length", "target-version", "lint"}
    lint = ruff["lint"]
    assert set(lint) == {"select", "ignore", "per-file-ignores", "pydocstyle"}
    assert set(lint["select"]) >= RULES
    assert set(lint["ignore"]) <= LEFT_OUT
    for files, rules in lint["per-file-ignores"].items():
        if files in IN_OTHER_FOLDERS:
            assert set(rules) <= IN_OTHER_FOLDERS[files], files
        else:
            assert files.startswith("snippets/"), f"{files} must keep all rules"
            assert "**" not in files
            assert set(rules) <= IN_SNIPPETS, files


def test_mypy_is_strict_everywhere_but_in_snippets() -> None:
    mypy: dict[str, Any] = SETTINGS["mypy"]
    assert {name: mypy[name] for name in mypy if name != "overrides"} == {
        "strict": True,
        "python_version": "3.11",
        "explicit_package_bases": True,
        "mypy_path": ".",
        "untyped_calls_exclude": ["snippets"],
    }
    for override in mypy["overrides"]:
        settings = set(override) - {"module"}
        if all(module.startswith("snippets.") for module in override["module"]):
            every = "snippets.*" in override["module"]
            assert "ignore_errors" not in settings or not every, "no check is left of the snippets"
        else:
            assert settings == {"ignore_missing_imports"}, override["module"]
            ours = {"recorder", "tests", "snippets", "conftest", "noxfile"}
            assert not ours & {module.partition(".")[0] for module in override["module"]}
