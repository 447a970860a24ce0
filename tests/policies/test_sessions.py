"""Each session of nox runs the commands that are written here, and in this order.

The sessions are really called, with stand-ins for nox and for what they start.
"""

import ast
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import threading
import time
import types
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from recorder.__main__ import parser
from recorder.runs.interpreters import PYTHONS
from tests.policies import flat
from tests.policies.stubs import run_noxfile

ROOT = Path(__file__).parents[2]
FILES = (ROOT / "noxfile.py").read_text(encoding="utf-8")
CODE = "recorder snippets tests conftest.py noxfile.py"
PINNED = "install --require-hashes --no-deps -r requirements/{}.txt"
STYLE = [f"ruff check {CODE}", f"ruff format --check {CODE}", f"mypy {CODE}"]
BUILD = "mkdocs build --strict --site-dir build/site.new.1"
BESIDE = "-n 3 --dist loadfile --reruns 1 -raR"
ALL_PINS = (
    "snippets", "docs", "tests", "lint", "browser", "zensical", "clusters", "mutants", "nox",
    "audit",
)  # fmt: skip
COMPILE = (
    "--universal --python-version=3.11 --generate-hashes --no-emit-index-url --quiet "
    "'--custom-compile-command=nox -s pins'"
)
OF_314 = "HERE/build/pythons/3.14"

EXPECTED = {
    "docs": [PINNED.format("docs"), "python -m recorder record", BUILD],
    "docs -- --fresh": [PINNED.format("docs"), "python -m recorder record --fresh", BUILD],
    "timings -- --full": [PINNED.format("docs"), "python -m recorder time --full"],
    "tests": [
        PINNED.format("tests"),
        "python -m recorder record",
        BUILD,
        "python -m recorder matrix --for-tests",
        f"python -m pytest -m 'not alone' {BESIDE}",
        "python -m pytest -m alone",
    ],
    "tests -- tests/site": [
        PINNED.format("tests"),
        "python -m recorder record",
        BUILD,
        "python -m pytest tests/site",
    ],
    "matrix -- --sample": [
        PINNED.format("docs"),
        f"uv venv --quiet --allow-existing --python=/bin/python3.14 {OF_314}",
        (
            "uv pip install --python=HERE/build/pythons/3.14 --quiet --require-hashes --no-deps "
            "-r requirements/snippets.txt"
        ),
        "python -m recorder matrix --sample",
    ],
    "clusters -- --store": [PINNED.format("clusters"), "python -m recorder clusters --store"],
    "live -- --open": [
        PINNED.format("docs"),
        "python -m recorder record (success_codes=[0, 1])",
        (
            "python -m recorder.live 'mkdocs serve --open' "
            """'watchmedo shell-command --recursive --drop --command '"'"'python -m recorder """
            """record --no-timings'"'"' snippets' (interrupt_timeout=20) (terminate_timeout=20)"""
        ),
    ],
    "lint": [
        PINNED.format("lint"),
        *STYLE,
        "check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/a.yml",
        "jactionlint --shellcheck= --pyflakes=",
        "zizmor --offline --no-config --persona=auditor .github",
    ],
    "check": [
        PINNED.format("lint"),
        *STYLE,
        "git diff --name-only -z HEAD --",
        "git ls-files -z --others --exclude-standard",
        "python -m pytest -m 'not alone' -n 3 tests/chapters/test_completeness.py",
    ],
    "browser -- --site x": [
        PINNED.format("browser"),
        "python -m pytest tests/browser -n 2 --site x",
    ],
    "mutants -- --minutes 30": [
        PINNED.format("mutants"),
        "python -m recorder record",
        BUILD,
        "python -m tests.mutants --minutes 30",
    ],
    "zensical": [PINNED.format("zensical"), "python tests/site/build_with_zensical.py"],
    "audit": [
        PINNED.format("audit"),
        "pip-audit --strict --disable-pip --require-hashes "
        + " ".join(f"-r requirements/{group}.txt" for group in ALL_PINS),
    ],
    "pins": [
        (
            f"uv pip compile pyproject.toml {' '.join(f'--group={group}' for group in ALL_PINS)} "
            f"{COMPILE} --output-file=HERE/together.txt --upgrade"
        ),
        *(
            f"uv pip compile pyproject.toml --group={group} {COMPILE} "
            f"--output-file=HERE/{group}.txt"
            for group in ALL_PINS
        ),
    ],
    "pins -- --check": [
        f"uv pip compile pyproject.toml --group={group} {COMPILE} --output-file=HERE/{group}.txt"
        for group in ALL_PINS
    ],
}
BY_DEFAULT = {"docs"}
ONLY_BY_NAME = {"audit", "clusters", "mutants", "pins"}


class Session:
    """What a session is given instead of nox's own; notes what it is told to run."""

    def __init__(self, folder: Path, words: list[str], told: list[str]) -> None:
        self.posargs = words
        self.env: dict[str, str | None] = {}
        self.bin = str(folder / "bin")
        self.virtualenv = types.SimpleNamespace(location=str(folder))
        self.told = told

    def log(self, text: str) -> None:
        """Take a line for the reader."""

    def warn(self, text: str) -> None:
        """Take a warning for the reader."""

    def create_tmp(self) -> str:
        return self.virtualenv.location  # type: ignore[no-any-return]

    def error(self, text: str) -> None:
        raise AssertionError(text)

    def install(self, *words: str) -> None:
        self.told.append(f"install {shlex.join(words)}")

    def run(self, *words: str, external: bool = False, **how: Any) -> None:
        self.told.append(" ".join([shlex.join(words), *(f"({k}={v})" for k, v in how.items())]))
        for word in words:
            if word.startswith("--output-file="):
                output = Path(word.partition("=")[2])
                chosen = Path("requirements", output.name).absolute()
                if chosen.is_file() and output.absolute() != chosen:
                    shutil.copyfile(chosen, output)  # the same is chosen once more
                output.touch()
        if words[:2] == ("uv", "venv"):
            Path(words[-1]).mkdir(parents=True, exist_ok=True)
        if "--site-dir" in words:
            Path(words[-1]).mkdir(parents=True)
            Path(words[-1], "index.html").touch()


def load() -> tuple[dict[str, Any], dict[str, bool], Any]:
    """Run the noxfile with a stand-in for nox; return what it defines and its sessions."""
    namespace, sessions = run_noxfile(ROOT / "noxfile.py", Session)
    # What a session does to signals is for nox's own process; children of tests would inherit it.
    namespace["install"].__globals__["end_as_with_ctrl_c"] = lambda: None
    return namespace, sessions, namespace["nox"].options


def commands_of(command: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what ``nox -s`` with these words would run in an almost empty project."""
    told: list[str] = []

    def git(words: list[str], **_: Any) -> Any:
        told.append(shlex.join(words))
        return types.SimpleNamespace(stdout="")

    namespace, _, _ = load()
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    for name in ("tests/chapters/test_completeness.py", ".github/workflows/a.yml", "build/x"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).touch()
    monkeypatch.chdir(folder)
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(os, "getpid", lambda: 1)
    monkeypatch.setattr(subprocess, "run", git)
    found = {"python3.14": "/bin/python3.14"}
    monkeypatch.setattr(shutil, "which", found.get)
    name, *words = command.replace(" -- ", " ").split()
    namespace[name](Session(folder, words, told))
    monkeypatch.undo()
    return [each.replace(str(folder), "HERE") for each in told]


@pytest.mark.parametrize("command", EXPECTED)
def test_a_session_runs_these_commands(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert commands_of(command, tmp_path, monkeypatch) == EXPECTED[command]


def test_what_git_does_not_know_is_no_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unknown commit ends `nox -s check`; it is not as if nothing had changed."""
    monkeypatch.chdir(ROOT)
    namespace = load()[0]
    assert isinstance(namespace["changed_files"]("HEAD"), list)
    told: list[str] = []
    with pytest.raises(AssertionError, match="git tells no changes since 'no-such-commit': fatal"):
        namespace["check"](Session(tmp_path, ["no-such-commit"], told))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(AssertionError, match=r"git tells no changes since 'HEAD': .* 'git'"):
        namespace["check"](Session(tmp_path, ["HEAD"], told))
    assert not [each for each in told if "pytest" in each]


def test_changed_files_have_their_names_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b.example"]
    names = ["snippets/pool/größe.py", "docs/en/a b.md", 'docs/en/"c".md']
    subprocess.run([*git, "init", "-q"], check=True)
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("one\n")
    changed_files = load()[0]["changed_files"]
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "None"], check=True)
    assert sorted(changed_files("HEAD")) == sorted(names)  # new ones
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "All"], check=True)
    assert changed_files("HEAD") == []
    for name in names:
        Path(name).write_text("two\n")
    assert sorted(changed_files("HEAD")) == sorted(names)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGHUP")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_request_to_end_interrupts_a_session_unless_it_is_ignored(name: str) -> None:
    number = getattr(signal, name)
    end_as_with_ctrl_c = load()[0]["end_as_with_ctrl_c"]
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGHUP)}
    signal.signal(number, signal.SIG_IGN)
    try:
        end_as_with_ctrl_c()
        assert signal.getsignal(number) is signal.SIG_IGN
        signal.signal(number, signal.SIG_DFL)
        end_as_with_ctrl_c()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(number)
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def test_every_session_is_tried_here(monkeypatch: pytest.MonkeyPatch) -> None:
    _, sessions, options = load()
    assert set(sessions) == {command.split()[0] for command in EXPECTED}
    assert {name for name, by_default in sessions.items() if not by_default} == ONLY_BY_NAME
    assert set(options.sessions) == BY_DEFAULT
    assert options.default_venv_backend == "uv"
    assert options.reuse_venv == "yes"
    assert set(vars(options)) == {"sessions", "default_venv_backend", "reuse_venv"}


def test_a_second_build_of_the_same_files_builds_nothing_and_one_of_others_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    namespace, _, _ = load()
    (tmp_path / "build").mkdir()
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SITE_URL", raising=False)
    told: list[str] = []
    for text, address, builds in [
        ("a", "", 1), ("a", "", 1), ("b", "", 2), ("b", "https://a.example/", 3)
    ]:  # fmt: skip
        Path("docs", "page.md").write_text(text)
        monkeypatch.setenv("SITE_URL", address)
        namespace["build"](Session(tmp_path, [], told))
        assert len(told) == builds


def test_every_file_that_a_site_is_built_from_counts_and_bytecode_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    namespace, _, _ = load()
    monkeypatch.chdir(tmp_path)

    def digest_after(name: str, text: str) -> str:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text)
        return str(namespace["digest_of_files"](*namespace["SITE_INPUTS"]))

    inputs = [each if Path(each).suffix else f"{each}/a/b.md" for each in namespace["SITE_INPUTS"]]
    digests = [digest_after(name, text) for name in inputs for text in ("", "one", "two")]
    digests.append(digest_after("docs/one", "two"))
    digests.append(digest_after("docs/one", ""))
    digests.append(digest_after("docs/two", ""))
    assert len(set(digests)) == len(digests)
    assert digest_after("snippets/a/b.pyc", "three") == digests[-1]


def test_what_the_settings_of_the_site_name_is_among_what_it_is_built_from() -> None:
    """Else a change of it would leave the old site, which would be said to be current."""
    inputs = [ROOT / name for name in load()[0]["SITE_INPUTS"]]
    named = set()
    for line in flat.lines_of(ROOT / "mkdocs.yml"):
        value = str(json.loads(line.partition(" = ")[2])).removeprefix("file:")
        if value not in ("", ".", "site") and "\n" not in value and (ROOT / value).exists():
            named.add(ROOT / value)
    for path in (ROOT / "docs/en").rglob("*.md"):
        for target in re.findall(r'^ *--8<-- "([^"]+)"', path.read_text("utf-8"), re.MULTILINE):
            named.add(ROOT / target)
    assert {ROOT / "docs/en", ROOT / "docs/theme", ROOT / "docs/inventories/python.inv"} <= named
    assert [each for each in named if not any(each.is_relative_to(path) for path in inputs)] == []


def test_builds_at_the_same_time_leave_one_whole_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    namespace, _, _ = load()
    (tmp_path / "build").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "getpid", threading.get_ident)  # one thread stands for one process

    def build_often(_: int) -> None:
        for _ in range(30):
            Path("build", "site.digest").unlink(missing_ok=True)
            namespace["build"](Session(tmp_path, [], []))

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(build_often, range(4))) == [None] * 4
    assert Path("site", "index.html").is_file()
    assert {path.name for path in Path("build").iterdir()} <= {"site.digest"}


class Interrupted(Session):
    """A session that changes something, or ends, while it builds."""

    def __init__(self, folder: Path, edit: Callable[[], object]) -> None:
        super().__init__(folder, [], [])
        self.edit = edit
        self.warned: list[str] = []

    def warn(self, text: str) -> None:
        self.warned.append(text)

    def run(self, *words: str, external: bool = False, **how: Any) -> None:
        super().run(*words, external=external, **how)
        self.edit()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an almost empty project with an old site, in which the test works."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SITE_URL", raising=False)
    for name in ("docs/a.md", "build/b", "site/old.html"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("old")
    return tmp_path


def test_what_changes_while_a_site_is_built_is_built_by_the_next_call(project: Path) -> None:
    build = load()[0]["build"]
    session = Interrupted(project, lambda: Path("docs/a.md").write_text("new"))
    build(session)
    assert session.warned == ["A file changed while the site was built; build it once more"]
    assert Path("site/index.html").exists()
    told: list[str] = []
    build(Session(project, [], told))
    assert len(told) == 1
    build(Session(project, [], told))
    assert len(told) == 1


def test_a_site_that_cannot_be_replaced_stays_and_is_told_of(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    namespace = load()[0]
    rename = Path.rename
    monkeypatch.setattr("time.sleep", lambda _: None)

    def refuse(path: Path, target: Path) -> Path:
        if path.name.startswith("site.new" if which == "the new one" else "site"):
            raise OSError(18, "Invalid cross-device link")
        return rename(path, target)

    for which in ("the new one", "the old one"):
        with monkeypatch.context() as patch:
            patch.setattr(Path, "rename", refuse)
            with pytest.raises(AssertionError, match=r"site/ could not .*: Invalid cross-device"):
                namespace["build"](Session(project, [], []))
        assert Path("site/old.html").exists(), which
        assert {path.name for path in Path("build").iterdir()} == {"b"}
    namespace["build"](Session(project, [], []))
    assert {path.name for path in Path("site").iterdir()} == {"index.html"}


def test_a_build_that_is_interrupted_between_two_renames_leaves_the_old_site(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def interrupt(path: Path, target: Path) -> Path:
        if path.name.startswith("site.new"):
            raise KeyboardInterrupt
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", interrupt)
        with pytest.raises(KeyboardInterrupt):
            load()[0]["build"](Session(project, [], []))
    assert Path("site/old.html").exists()
    assert {path.name for path in Path("build").iterdir()} == {"b"}


def test_what_stands_in_the_way_of_a_site_is_replaced(project: Path) -> None:
    build = load()[0]["build"]
    shutil.rmtree("site")
    Path("elsewhere").mkdir()
    Path("elsewhere", "kept").touch()
    mark = Path("build/site.digest")
    for stand, wrong in (
        (lambda: Path("site").symlink_to("nowhere"), mark.mkdir),
        (lambda: Path("site").symlink_to("elsewhere"), lambda: mark.write_bytes(b"\xff")),
        (lambda: Path("site").write_text("a file"), lambda: None),
    ):
        stand()
        wrong()
        build(Session(project, [], []))
        assert Path("site/index.html").is_file()
        assert not Path("site").is_symlink()
        assert {path.name for path in Path("build").iterdir()} == {"b", "site.digest"}
        shutil.rmtree("site")
        mark.unlink()
    assert Path("elsewhere", "kept").exists()


def test_the_sites_of_builds_that_were_killed_go_after_a_day(project: Path) -> None:
    for name, age in (("site.new.77", 2.0), ("site.old.77", 2.0), ("site.new.78", 0.1)):
        Path("build", name).mkdir()
        then = time.time() - age * 86400
        os.utime(Path("build", name), (then, then))
    load()[0]["build"](Session(project, [], []))
    left = {path.name for path in Path("build").iterdir()}
    assert left == {"b", "site.digest", "site.new.78"}


class WithOtherPins(Session):
    """A session in which other packages are chosen than those that are pinned."""

    def run(self, *words: str, external: bool = False, **how: Any) -> None:
        super().run(*words, external=external, **how)
        for word in words:
            if word.startswith("--output-file="):
                Path(word.partition("=")[2]).write_text("chosen==1.0\n")


def test_pins_are_looked_at_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    monkeypatch.chdir(tmp_path)
    (aside := tmp_path / "aside").mkdir()
    pinned = {path.name: path.read_bytes() for path in Path("requirements").iterdir()}
    with pytest.raises(AssertionError, match=r"snippets\.txt is not what pyproject\.toml asks for"):
        load()[0]["pins"](WithOtherPins(aside, ["--check"], []))
    assert {path.name: path.read_bytes() for path in Path("requirements").iterdir()} == pinned


def test_pins_are_written_when_all_of_them_are_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class FailsLate(WithOtherPins):
        def run(self, *words: str, external: bool = False, **how: Any) -> None:
            if f"--group={ALL_PINS[-1]}" in words and len(self.told) == len(ALL_PINS):
                raise KeyboardInterrupt
            super().run(*words, external=external, **how)

    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    monkeypatch.chdir(tmp_path)
    (aside := tmp_path / "aside").mkdir()
    pinned = {path.name: path.read_bytes() for path in Path("requirements").iterdir()}
    with pytest.raises(KeyboardInterrupt):
        load()[0]["pins"](FailsLate(aside, [], []))
    assert {path.name: path.read_bytes() for path in Path("requirements").iterdir()} == pinned
    load()[0]["pins"](WithOtherPins(aside, [], []))
    assert {path.read_text() for path in Path("requirements").iterdir()} == {"chosen==1.0\n"}


@pytest.mark.parametrize(
    ("line", "other", "is_right"),
    [
        ("a==1.0 \\\n", "a==0.9 \\\n", False),
        ("    --hash=sha256:1 \\\n", "    --hash=sha256:9 \\\n", False),
        ("    --hash=sha256:1 \\\n", "", True),
        ("    # via b\n", "    # via b\nb==1.0\n    # via c\n", False),
    ],
)
def test_only_hashes_may_have_been_added_since_versions_were_pinned(
    line: str, other: str, is_right: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index takes more files for a version that it has; nothing else changes by itself."""
    chosen = "a==1.0 \\\n    --hash=sha256:1 \\\n    --hash=sha256:2\n    # via b\n"
    assert line in chosen

    class WithThese(Session):
        def run(self, *words: str, external: bool = False, **how: Any) -> None:
            for word in words:
                if word.startswith("--output-file="):
                    Path(word.partition("=")[2]).write_text(chosen)

    monkeypatch.chdir(tmp_path)
    Path("requirements").mkdir()
    (aside := tmp_path / "aside").mkdir()
    for group in ALL_PINS:
        Path("requirements", f"{group}.txt").write_text(chosen.replace(line, other))
    session = WithThese(aside, ["--check"], [])
    if is_right:
        load()[0]["pins"](session)
    else:
        with pytest.raises(AssertionError, match="is not what"):
            load()[0]["pins"](session)


def test_changed_pins_are_installed_and_the_same_ones_not_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    namespace, _, _ = load()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(shutil, "which", {"python3.14": "/bin/python3.14"}.get)
    Path("requirements").mkdir()
    Path("build/pythons/3.14").mkdir(parents=True)
    told: list[str] = []
    for pins in ("a==1", "a==1", "a==2", "a==2"):
        Path("requirements/snippets.txt").write_text(pins)
        namespace["install"](Session(tmp_path, [], told), "snippets")
        namespace["find_pythons"](Session(tmp_path, [], told))
    assert sum(each.startswith("install") for each in told) == 2
    assert sum(each.startswith("uv pip install") for each in told) == 2


def test_what_changed_is_checked_by_its_own_tests() -> None:
    tests_of = load()[0]["tests_of"]
    always = tests_of([])
    for file, test in {
        "snippets/pool/map_squares.py": "tests/snippets/pool/test_map_squares.py",
        "snippets/catalog.toml": "tests/recorder/catalog",
        "recorder/timings/facts.py": "tests/recorder/timings",
        "tests/site/test_site.py": "tests/site/test_site.py",
        "docs/en/pool.md": "docs/en/pool.md",
    }.items():
        assert test in tests_of([file]), file
        assert test not in always
    assert {each for each in always if not (ROOT / each).exists()} == set()


def test_a_python_without_its_packages_is_told_of_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Fails(Interrupted):
        def run(self, *words: str, external: bool = False, **how: Any) -> None:
            super().run(*words, external=external, **how)
            Path("build/pythons/3.14").mkdir(parents=True, exist_ok=True)
            if words[:3] == ("uv", "pip", "install"):
                raise OSError("no network")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(shutil, "which", {"python3.14": "/bin/python3.14"}.get)
    Path("requirements").mkdir()
    Path("requirements/snippets.txt").write_text("a==1")
    session = Fails(tmp_path, lambda: None)
    for times in (1, 2):
        load()[0]["find_pythons"](session)
        assert len(session.warned) == times
        assert "Python 3.14" in session.warned[0]
        assert sum(each.startswith("uv pip install") for each in session.told) == times
        assert not Path("build/pythons/3.14/installed.txt").exists()


class WithoutNetwork(Session):
    """A session that gets packages only from what was downloaded before."""

    has_them = True

    def install(self, *words: str) -> None:
        super().install(*words)
        if not (self.has_them and "--offline" in words):
            raise OSError("no network")


def test_without_a_network_the_packages_that_are_here_are_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.chdir(ROOT)
    load()[0]["install"](WithoutNetwork(tmp_path, [], told), "docs")
    online = PINNED.format("docs")
    assert told == [online, online.replace("install ", "install --offline ")]
    assert (tmp_path / "installed.txt").is_file()


def test_an_environment_without_its_packages_does_not_count_as_complete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(WithoutNetwork, "has_them", False)
    with pytest.raises(OSError, match="no network"):
        load()[0]["install"](WithoutNetwork(tmp_path, [], []), "docs")
    assert not (tmp_path / "installed.txt").exists()


def test_no_session_passes_an_environment_that_changes_what_is_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    namespace, _, _ = load()
    assert namespace["ENVIRONMENT"] == {
        "PYTHONDONTWRITEBYTECODE": None,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": None,
        "PYTHONSAFEPATH": None,
        "PYTHONHOME": None,
    }
    assert namespace["PYTHONS"] == PYTHONS
    assert namespace["GROUPS"] == ALL_PINS


def test_a_session_has_no_other_way_to_run_anything() -> None:
    """What is called without a session's own methods is in this list, and stood in for above."""
    starting = {"run", "Popen", "call", "check_call", "check_output", "system", "exec", "eval"}
    called = [
        ast.unparse(node)
        for node in ast.walk(ast.parse(FILES))
        if isinstance(node, ast.Attribute)
        and node.attr in starting
        and ast.unparse(node.value) != "session"
    ]
    assert called == ["subprocess.run"]
    modules = {
        name.name if isinstance(node, ast.Import) else node.module
        for node in ast.walk(ast.parse(FILES))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    }
    assert modules <= {
        "contextlib", "hashlib", "os", "shlex", "shutil", "signal", "subprocess", "sys", "time",
        "collections.abc", "functools", "pathlib", "nox", "nox.command",
    }  # fmt: skip


TEXTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs/en").rglob("*.md"))]
SAID = re.compile(r"nox -s (\w+)((?: -- [^`\n&|]+)?)")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_command_that_a_text_names_exists_and_takes_these_words(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, sessions, _ = load()
    commands = {"docs": "record", "timings": "time", "matrix": "matrix", "clusters": "clusters"}
    for name, words in SAID.findall(path.read_text(encoding="utf-8")):
        assert name in sessions, f"{path.name}: nox -s {name}"
        if words and name in commands:
            given = shlex.split(words.partition("-- ")[2])
            parser().parse_args([commands[name], *given])  # exits with a message if it does not


def test_sessions_call_every_command_of_the_recorder_but_render() -> None:
    """As docs/en/about/recorder.md says."""
    said = " ".join(each for commands in EXPECTED.values() for each in commands)
    called = set(re.findall(r"python -m recorder (\w+)", said))
    (commands,) = (each.choices for each in parser()._actions if isinstance(each.choices, dict))
    assert called == set(commands) - {"render"}


def test_the_readme_names_every_session() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = {name for name, _ in SAID.findall(readme)}
    assert named == {command.split()[0] for command in EXPECTED}
    assert "`bash .ci/run`" in readme
