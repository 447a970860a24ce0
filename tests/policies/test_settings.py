"""Settings hold what is allowed, and say the same of Pythons and addresses wherever they do."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from recorder.catalog.entries import version_of
from recorder.runs.interpreters import PYTHONS
from tests.policies.flat import ALLOWED, compared, differences
from tests.policies.numbers import numbers_of_the_recorder

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SITE: dict[str, Any] = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
OLDEST, NEWEST = PYTHONS[0], PYTHONS[-1]
TEXTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs/en").rglob("*.md"))]
LIBRARY = re.compile(r"docs\.python\.org/([^/\s)\"']*(?:/whatsnew)?)")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["mkdocs.yml", "pyproject.toml"])
def test_the_tools_are_told_what_is_allowed_and_nothing_else(name: str) -> None:
    allowed = ALLOWED.relative_to(ROOT) / f"{name}.txt"
    assert differences(ROOT / name) == [], (
        f"look at each line; what is right goes into {allowed}: "
        f"python -m tests.policies.flat {name} > {allowed}"
    )


def test_failures_and_comparisons_are_as_somebody_read_them() -> None:
    """That an issue is about this, or where a message was seen, no run can tell."""
    allowed = (ALLOWED / "catalog.toml.txt").relative_to(ROOT)
    assert differences(ROOT / "snippets" / "catalog.toml") == [], (
        f"read each line; what is right goes into {allowed}: "
        f"python -m tests.policies.flat snippets/catalog.toml > {allowed}"
    )


def test_the_recorder_is_set_to_numbers_that_somebody_looked_at() -> None:
    allowed = (ALLOWED / "recorder.txt").relative_to(ROOT)
    assert compared(numbers_of_the_recorder(), "recorder") == [], (
        f"look at each line; what is right goes into {allowed}: "
        f"python -m tests.policies.numbers > {allowed}"
    )


def test_no_other_file_steers_these_tools() -> None:
    """Each of these would be read beside pyproject.toml, or instead of it."""
    others = [
        "ruff.toml", ".ruff.toml", "mypy.ini", ".mypy.ini", "setup.cfg", "setup.py", "tox.ini",
        "pytest.ini", "pytest.toml", ".pytest.toml", ".pytest.ini", "uv.toml", "pip.conf",
        ".python-version", ".coveragerc", "zizmor.yml", ".github/zizmor.yml", "jactionlint.toml",
        ".github/jactionlint.toml", ".github/actionlint.yaml", ".github/actionlint.yml",
        "zensical.toml", "sitecustomize.py", "usercustomize.py", "mypy.py", "pytest.py", "ruff.py",
    ]  # fmt: skip
    assert [name for name in others if (ROOT / name).exists()] == []


def test_the_oldest_python_is_the_same_wherever_it_is_named() -> None:
    number = int(OLDEST.partition(".")[2])
    assert PROJECT["project"]["requires-python"] == f">={OLDEST}"
    assert PROJECT["tool"]["ruff"]["target-version"] == f"py{OLDEST.replace('.', '')}"
    assert PROJECT["tool"]["mypy"]["python_version"] == OLDEST
    noxfile = read("noxfile.py")
    assert f"sys.version_info < (3, {number})" in noxfile
    assert f"This project needs Python {OLDEST} or newer" in noxfile
    assert f"python{OLDEST} -m pip install" in noxfile
    assert f"--python-version={OLDEST}" in noxfile
    assert f"You need Python {OLDEST} or newer" in read("README.md")
    package = read("recorder/__init__.py")
    assert f"(3, {number})" in package
    assert OLDEST in package


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_range_of_pythons_in_a_text_is_that_of_the_matrix(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for first, last in re.findall(r"\bPythons? (?:from )?(3\.\d+) to (3\.\d+)", text):
        assert version_of(OLDEST) <= version_of(first) < version_of(last) <= version_of(NEWEST)
    for first, last in re.findall(r"on each Python from (3\.\d+) to (3\.\d+)", text):
        assert (first, last) == (OLDEST, NEWEST), path.name


def test_texts_name_the_range_of_the_matrix() -> None:
    said = f"on each Python from {OLDEST} to {NEWEST}"
    for name in ("README.md", "docs/en/about/index.md", "docs/en/about/matrix.md"):
        assert said in read(name), name


def test_links_to_the_documentation_lead_to_the_newest_python() -> None:
    (inventory,) = SITE["plugins"][2]["mkdocstrings"]["handlers"]["python"]["inventories"]
    assert inventory == {
        "url": "file:docs/inventories/python.inv",
        "base_url": f"https://docs.python.org/{NEWEST}/",
    }
    head = (ROOT / "docs/inventories/python.inv").read_bytes().split(b"\n")[:3]
    assert head[1:] == [b"# Project: Python", f"# Version: {NEWEST}".encode()]
    others = [
        (path.name, version)
        for path in TEXTS
        for version in LIBRARY.findall(path.read_text(encoding="utf-8"))
        if version not in (NEWEST, f"{NEWEST}/whatsnew")
    ]
    # What was new in a version is told in the documentation of that one.
    assert [(name, each) for name, each in others if not each.endswith("/whatsnew")] == []
    assert {each.partition("/")[0] for _, each in others} <= set(PYTHONS)


def test_every_style_script_and_picture_of_the_theme_is_a_file_of_this_project() -> None:
    theme = ROOT / SITE["theme"]["custom_dir"]
    named = [
        *SITE["extra_css"],
        *SITE["extra_javascript"],
        *SITE["extra"]["polyfills"],
        SITE["theme"]["favicon"],
        SITE["theme"]["logo"],
    ]
    for name in named:
        assert ":" not in name
        assert not name.startswith("/")
        assert (theme / name).is_file(), f"mkdocs.yml: {name}"
    shown = {path.relative_to(theme).as_posix() for path in (theme / "assets").glob("*.*s")}
    assert shown == {*SITE["extra_css"], *SITE["extra_javascript"], *SITE["extra"]["polyfills"]}


def test_no_script_of_this_project_touches_the_clipboard() -> None:
    """Commands are copied as attributes, by the builders' own scripts."""
    theme = ROOT / SITE["theme"]["custom_dir"]
    files = {path: path.read_text(encoding="utf-8") for path in theme.rglob("*.js")}
    for path in [*theme.rglob("*.html"), *ROOT.glob("recorder/*/templates/*.jinja")]:
        text = path.read_text(encoding="utf-8")
        files[path] = "\n".join(re.findall(r"<script\b.*?</script", text, re.DOTALL))
        assert not re.search(r"""\son(click|copy|cut|key\w+)\s*=""", text), path
    assert len([path for path, text in files.items() if text]) > 3
    touching = re.compile(r"clipboard|execCommand", re.IGNORECASE)
    assert [path for path, text in files.items() if touching.search(text)] == []


def test_no_code_of_ours_runs_inside_the_builder_which_warns_of_every_fault() -> None:
    assert "hooks" not in SITE
    plugins = [each if isinstance(each, str) else next(iter(each)) for each in SITE["plugins"]]
    assert plugins == ["search", "offline", "mkdocstrings"]
    for part, settings in SITE["validation"].items():
        for what, level in settings.items():
            assert level == "warn", f"mkdocs.yml: validation › {part} › {what}"
    snippets = next(
        each["pymdownx.snippets"]
        for each in SITE["markdown_extensions"]
        if isinstance(each, dict) and "pymdownx.snippets" in each
    )
    assert snippets == {
        "base_path": ["."],
        "check_paths": "true",
        "restrict_base_path": "true",
    }


def test_every_test_there_is_is_collected() -> None:
    """What lies outside these folders would never be run."""
    folders = PROJECT["tool"]["pytest"]["testpaths"]
    of_tests = {path.name for path in (ROOT / "tests").iterdir() if any(path.rglob("test_*.py"))}
    assert {name.partition("/")[2] for name in folders if name.startswith("tests/")} == (
        of_tests - {"browser"}  # which have a session of their own
    )
    assert {name for name in folders if not name.startswith("tests/")} == {
        "docs",
        "README.md",
        "CONTRIBUTING.md",
    }
    ruff = PROJECT["tool"]["ruff"]
    assert "exclude" not in ruff
    assert "extend-exclude" not in ruff
    assert PROJECT["tool"]["mypy"]["strict"] is True
    assert PROJECT["tool"]["pytest"]["xfail_strict"] is True
    assert PROJECT["tool"]["pytest"]["empty_parameter_set_mark"] == "fail_at_collect"
