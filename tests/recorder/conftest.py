"""A miniature project: one page, a few snippets, a catalog, and the real recorder."""

import contextlib
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import attrs
import pytest

from recorder import __main__ as command_line
from recorder.paths import ASIDE, BUILD, FRAGMENTS, RUNS
from recorder.runs.interpreters import own_interpreter
from recorder.runs.jobs import ENDINGS
from recorder.runs.leftovers import STOP
from recorder.runs.store import Kept, load_folder

ROOT = Path(__file__).parents[2]

# A shell's background job ignores Ctrl-C, and so would every program that these tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)

HELLO = '"""Say hello."""\n\nif __name__ == "__main__":\n    print("hello")\n'


def script(body: str) -> str:
    """Return a snippet that does this under its guard."""
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    return f'"""Do it."""\nimport os, subprocess, sys, time\n\nif __name__ == "__main__":\n{lines}'


def wait_until(condition: Callable[[], object]) -> None:
    """Wait until this holds, and fail where it takes too long."""
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@attrs.frozen
class Done:
    """How a command of the recorder ended."""

    returncode: int
    stdout: str
    stderr: str


@attrs.frozen
class Project:
    """A project in a folder of its own."""

    root: Path

    @property
    def catalog(self) -> Path:
        """The catalog's file."""
        return self.root / "snippets" / "catalog.toml"

    @property
    def page(self) -> Path:
        """The only page."""
        return self.root / "docs" / "en" / "page.md"

    def add(self, name: str, source: str = HELLO, entry: str = "", label: str = "") -> Path:
        """Add a snippet, its catalog entry with these further lines, and its place on the page."""
        path = self.root / "snippets" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
        target = f"runs/{name}.{label}" if label else f"snippets/{name}"
        self.append(
            self.catalog,
            f'[[snippet]]\nname = "{name}"\n' + f'label = "{label}"\n' * bool(label) + f"{entry}\n",
        )
        self.append(self.page, f'\n--8<-- "{FRAGMENTS.as_posix()}/{target}.md"\n')
        return path

    def append(self, path: Path, text: str) -> None:
        """Add text at the end of a file."""
        with open(path, "a", encoding="utf-8") as file:
            file.write(text)

    def change(self, path: Path, old: str, new: str) -> None:
        """Replace a text that the file must hold."""
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def command(self, *words: str) -> list[str]:
        """Return the recorder's command line."""
        return [sys.executable, "-m", "recorder", *words]

    @property
    def environment(self) -> dict[str, str]:
        """Return an environment in which this project's recorder is found."""
        return {**os.environ, "PYTHONPATH": str(ROOT)}

    def record(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Run ``python -m recorder record`` on this project to its end."""
        return subprocess.run(
            self.command("record", *options),
            cwd=self.root,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def begin(self, *words: str) -> subprocess.Popen[str]:
        """Start a command of the recorder, in a process group of its own, and do not wait."""
        return subprocess.Popen(
            self.command(*words),
            cwd=self.root,
            env=self.environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            # A test run in the background ignores Ctrl-C; an author's terminal does not.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        )

    def record_here(self, *options: str) -> Done:
        """Do the same as `record` within this process, which spares a start."""
        return self.do_here("record", *options)

    def do_here(self, *words: str) -> Done:
        """Do what a command line says, within this process."""
        before = {number: signal.getsignal(number) for number in ENDINGS}
        out, err = io.StringIO(), io.StringIO()
        try:
            with (
                contextlib.chdir(self.root),
                mock.patch.dict(os.environ, self.environment),  # the guard finds the recorder
                contextlib.redirect_stdout(out),
                contextlib.redirect_stderr(err),
            ):
                code = command_line.main(list(words))
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            STOP.clear()
        return Done(code, out.getvalue(), err.getvalue())

    def folder(self, name: str, method: str = "", ending: str = "") -> Path:
        """Return where the run of an id is kept; an ending is such as ``.traced``."""
        own = own_interpreter()
        return self.root / RUNS / name / f"{own.python}-{method or own.start_methods[0]}{ending}"

    def kept(self, name: str, method: str = "", ending: str = "") -> Kept | None:
        """Return what is kept of the run of an id, by default the one that its page shows."""
        return load_folder(self.folder(name, method, ending), None)

    def output(self, name: str, method: str = "", ending: str = "") -> str | None:
        """Return what the same run printed, or None where nothing is kept."""
        kept = self.kept(name, method, ending)
        return kept.output if kept else None

    def fragment(self, name: str) -> str:
        """Return what a page includes under this name below ``build/pages/``."""
        return (self.root / FRAGMENTS / f"{name}.md").read_text(encoding="utf-8")

    def leftovers(self) -> list[str]:
        """Return what a half-written recording or page would have left."""
        aside = self.root / ASIDE
        hidden = [*self.root.joinpath(BUILD).rglob(".*"), *self.root.joinpath("docs").rglob(".*")]
        return [str(path) for path in [*aside.glob("*"), *hidden]]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return an empty project."""
    (tmp_path / "snippets").mkdir()
    (tmp_path / "snippets" / "catalog.toml").touch()
    (tmp_path / "docs" / "en").mkdir(parents=True)
    (tmp_path / "docs" / "en" / "page.md").write_text("# Page\n", encoding="utf-8")
    return Project(tmp_path)
