"""A small project whose programs sleep, timed within this process, and timings made up."""

from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pytest

from recorder.catalog.load import Catalog, load_catalog
from recorder.errors import AuthorError
from recorder.paths import TIMED
from recorder.runs.leftovers import OWN_MARK, STOP, kill_marked
from recorder.runs.store import load_folder
from recorder.timings import rounds
from recorder.timings.facts import Copies, Machine, Row, Task, Timing
from tests.recorder.conftest import Project

NAP = '''"""Sleep, alone or in a pool, and leave a note of each call."""
import os
import subprocess
import sys
import time
from multiprocessing import Pool


def note(*words):
    with open("notes", "a") as notes:
        notes.write(" ".join(map(str, words)) + "\\n")


def nap(milliseconds, name):
    note(name, os.getpid())
    time.sleep(milliseconds / 1000)
    return milliseconds * 2


def nap_together(pool, milliseconds, workers, name):
    pids = pool.map(pid_after, [milliseconds / workers] * workers, chunksize=1)
    note(name, workers, *sorted(set(pids)))
    return milliseconds * 2


def pid_after(milliseconds):
    time.sleep(milliseconds / 1000)
    return os.getpid()


def fail():
    raise LookupError("nothing here")


def hang():
    Pool(1).apply(time.sleep, (1000,))


def hide():
    subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(600.5)"], env={}, start_new_session=True
    )
    time.sleep(1000)


def change():
    return time.perf_counter()


if __name__ == "__main__":
    note("command", sys.argv[1])
    time.sleep(float(sys.argv[1]))
'''


@attrs.frozen
class Bench:
    """The project, and what can be done with it."""

    project: Project

    def compare(self, text: str, limit: float = 20) -> None:
        """Add a comparison with this text, and the snippet that it may name."""
        snippets = self.project.root / "snippets"
        if not (snippets / "demo" / "__init__.py").exists():
            self.project.add("demo/nap", NAP, f'args = ["0"]\nlimit = {limit}')
            (snippets / "__init__.py").touch()
            (snippets / "demo" / "__init__.py").touch()
        with open(snippets / "catalog.toml", "a", encoding="utf-8") as catalog:
            catalog.write(f"\n[[comparison]]\n{text}\n")

    @property
    def catalog(self) -> Catalog:
        """Return the catalog as it is now."""
        return load_catalog()

    def time(
        self, *, fresh: bool = False, full: bool = False, budget: float | None = None
    ) -> list[str]:
        """Do the recorder's jobs in their order, and return what went wrong."""
        wanted = {each.id for each in self.catalog.comparisons}
        problems = []
        for _, do in rounds.jobs(self.catalog, wanted, fresh=fresh, full=full, budget=budget):
            try:
                do()
            except AuthorError as error:
                problems.append(str(error))
        return problems

    def kept(self, name: str) -> dict[str, Any] | None:
        """Return what is kept of a comparison."""
        kept = load_folder(TIMED / name, None)
        return kept.facts if kept else None

    def notes(self) -> list[list[str]]:
        """Return what the programs noted, and forget it."""
        path = self.project.root / "notes"
        lines = [line.split() for line in path.read_text().splitlines()] if path.exists() else []
        path.unlink(missing_ok=True)
        return lines


@pytest.fixture
def bench(project: Project, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """Return an empty project, in whose folder the test runs."""
    monkeypatch.chdir(project.root)
    STOP.clear()
    yield Bench(project)
    STOP.clear()
    assert not kill_marked(OWN_MARK)


@pytest.fixture
def row() -> Callable[..., Row]:
    """Return what makes up a row of a timing."""

    def make(name: str, *seconds: float, **facts: Any) -> Row:
        usual: dict[str, Any] = {
            "name": name,
            "snippet": "demo/nap",
            "kind": "call",
            "command": f"{name}()",
            "workers": 2,
            "sweep": False,
            "size": None,
            "work": 1.0,
            "missing": None,
            "lines": 3,
            "packages": {},
            "seconds": seconds,
            "result": None,
        }
        return Row(**usual | facts)

    return make


@pytest.fixture
def timing() -> Callable[..., Timing]:
    """Return what makes up a timing of some rows."""

    def make(
        *rows: Row, tasks: tuple[Task, ...] = (), copies: Copies | None = None, **facts: Any
    ) -> Timing:
        count = max(len(each.seconds) for each in rows)
        machine = Machine(
            python_version="3.14.0",
            python_implementation="CPython",
            python_build="3.14.0 (main)",
            os="Linux 6.1",
            cpu_model="Abacus",
            usable_cpus=2,
            start_method="forkserver",
            terminal="pty",
            load_avg_1min=0.5,
        )
        usual: dict[str, Any] = {
            "format": 2,
            "comparison": "demo/made_up",
            "full": False,
            "budget_seconds": None,
            "missing": None,
            "recorded_at": "2026-01-02T03:04:05+00:00",
            "sources": {"demo/nap": "0"},
            "key": "0",
            "machine": machine,
            "per": "",
            "rounds": count,
            "sittings": 3,
            "loads": (0.0,) * count,
            "rows": rows,
            "tasks": tasks,
            "copies": copies,
        }
        return Timing(**usual | facts)

    return make
