"""A recording that is broken or does not fit together is named with its file, and not shown."""

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest

from recorder.clusters import stored
from recorder.clusters.facts import Recording, as_json
from recorder.clusters.record import broken_promises
from recorder.clusters.stored import changed_programs, load
from recorder.errors import AuthorError
from tests.recorder.clusters.conftest import changed, run_of


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Return where this machine's own recording and the project's would stand."""
    own, project = tmp_path / "own.json", tmp_path / "project.json"
    monkeypatch.setattr(stored, "CLUSTERS", own)
    monkeypatch.setattr(stored, "STORED_CLUSTERS", project)
    return own, project


def write(path: Path, content: Any) -> None:
    path.write_text(content if isinstance(content, str) else json.dumps(content))


def test_this_machines_own_counts_unless_a_program_changed(
    files: tuple[Path, Path], recording: Recording
) -> None:
    own, project = files
    assert load() is None
    write(project, as_json(recording) | {"cpu_model": "theirs"})
    found = load()
    assert found is not None
    assert found.cpu_model == "theirs"
    write(own, as_json(recording))
    found = load()
    assert found is not None
    assert found == recording
    write(own, as_json(changed(recording, "mpi", source="old")))
    found = load()
    assert found is not None
    assert found.cpu_model == "theirs"
    project.unlink()
    found = load()
    assert found is not None
    assert changed_programs(found) == ["mpi"]


DASK = ("engines", "dask")
BROKEN = [
    ("{", "not valid JSON"),
    ([], "its format is None"),
    ({"format": 7}, "its format is 7"),
    ((("usable_cpus",), "two"), "usable_cpus"),
    ((("surplus",), 1), "surplus"),
    (((*DASK, "whole", 0, "lines"), ["nothing"]), "engines.dask, run 0: no task was done"),
    (((*DASK, "whole", 0, "lines", 0), "task 0 on h9, 0.00 s to 1.00 s"), "not there"),
    (((*DASK, "whole", 0, "lines", 0), "task 0 on h1, 2.00 s to 1.00 s"), "ends before it begins"),
    (((*DASK, "whole", 0, "lines", 0), "task 0 on h1, 1.00 s to 1.00 s"), "or takes no time"),
    (((*DASK, "whole", 0, "lines", 3), "about three"), "run 0: no result"),
    (((*DASK, "broken", 0, "lost"), "h7"), "run 3: lost 'h7'"),
    (((*DASK, "broken", 0, "lost"), "h1"), "run 3: h1 did a task after it was lost"),
    (((*DASK, "broken", 0, "lost_at"), None), "run 3: lost 'h3' at None"),
    (((*DASK, "alone", "lost"), "h1"), "run 6: lost 'h1' at None"),
    (((*DASK, "whole"), []), "engines.dask.whole: no run"),
    (((*DASK, "broken"), []), "engines.dask.broken: no run"),
    ((("costs", 0, "points"), 3), "not each engine at each size"),
    ((("costs", 0, "seconds"), [1.0]), "not 4 times above 0"),
    ((("costs", 0, "seconds", 0), -1.0), "not 4 times above 0"),
]


@pytest.mark.parametrize(("change", "words"), BROKEN, ids=[words for _, words in BROKEN])
def test_what_is_broken_is_named(
    files: tuple[Path, Path], recording: Recording, change: Any, words: str
) -> None:
    content: Any = change
    if isinstance(change, tuple):
        content = copy.deepcopy(json.loads(json.dumps(as_json(recording))))
        (*path, last), value = change
        inner = content
        for key in path:
            inner = inner[key]
        inner[last] = value
    write(files[1], content)
    with pytest.raises(AuthorError) as caught:
        load()
    assert words in str(caught.value)
    assert str(files[1]) in str(caught.value)
    assert "nox -s clusters" in str(caught.value)


def test_an_engine_that_is_missing_is_named(files: tuple[Path, Path], recording: Recording) -> None:
    content = as_json(recording)
    del content["engines"]["ray"]
    write(files[1], content)
    with pytest.raises(AuthorError, match=r"engines: .*'mpi', 'pool'.* not .*'ray'"):
        load()


HOSTS = ("h1", "h2", "h3")


def test_engines_that_keep_their_promises_are_kept(recording: Recording) -> None:
    assert list(broken_promises(recording.engines)) == []


@pytest.mark.parametrize(
    ("name", "part", "run", "words"),
    [
        ("dask", "broken", run_of(HOSTS, lost=True, finishes=False), "exit code 255"),
        ("mpi", "broken", run_of(HOSTS, lost=True), "it finished"),
        ("ray", "whole", run_of(HOSTS, lost=False, finishes=False), "result None and not 3.14"),
    ],
)
def test_a_broken_promise_is_named(
    files: tuple[Path, Path], recording: Recording, name: str, part: str, run: Any, words: str
) -> None:
    broken = changed(recording, name, **{part: (run,)})
    (fault,) = broken_promises(broken.engines)
    assert fault.startswith(f"{name}, lost {run.lost}: ")
    assert words in fault
    write(files[1], as_json(broken))
    with pytest.raises(AuthorError, match=re.escape(fault)):
        load()
