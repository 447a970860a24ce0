"""Reads what was recorded on clusters: this machine's own, or else what the project keeps."""

from collections.abc import Iterator
from pathlib import Path

import cattrs

from recorder.clusters.engines import ENGINES
from recorder.clusters.facts import FORMAT, Recording, Run, result_of, tasks_of
from recorder.clusters.record import ROUNDS, SIZES, broken_promises, digest_of, program_of
from recorder.errors import AuthorError, raise_all
from recorder.pages.plain_text import faults_of_tags, faults_of_texts
from recorder.paths import CLUSTERS, STORED_CLUSTERS
from recorder.timings.stored import parsed, structured

REMEDY = "record it again with `nox -s clusters -- --store`, as root on Linux"


def load() -> Recording | None:
    """Return the recording that pages show, or None if there is none.

    This machine's own counts, unless a program has changed since.

    Raises
    ------
    AuthorError
        A file is broken, or what it says does not fit together.
    """
    own = _read(CLUSTERS)
    if own and not changed_programs(own):
        return own
    return _read(STORED_CLUSTERS) or own


def changed_programs(recording: Recording) -> list[str]:
    """Return the engines whose program is another one than was recorded."""
    return [
        engine.name
        for engine in ENGINES
        if recording.engines[engine.name].source != digest_of(program_of(engine))
    ]


def _read(path: Path) -> Recording | None:
    if not path.exists():
        return None
    content = parsed(path, REMEDY)
    found = content.get("format") if isinstance(content, dict) else None
    if found != FORMAT:
        raise AuthorError(f"{path}: its format is {found!r}, not {FORMAT}; {REMEDY}")
    try:
        recording = structured(content, Recording)
    except cattrs.BaseValidationError as error:
        raise_all([f"{path}: {line}; {REMEDY}" for line in cattrs.transform_error(error)[:5]])
    raise_all([f"{path}: {fault}; {REMEDY}" for fault in _faults_of(recording)])
    return recording


def _faults_of(recording: Recording) -> Iterator[str]:
    """Yield what does not fit together."""
    texts = {n: getattr(recording, n) for n in ("recorded_at", "python_version", "os", "cpu_model")}
    yield from faults_of_texts(texts | {"usable_cpus": recording.usable_cpus})
    yield from faults_of_tags(texts)
    names = {engine.name for engine in ENGINES}
    if set(recording.engines) != names:
        yield f"engines: {sorted(recording.engines)}, not {sorted(names)}"
        return
    for name, of_engine in recording.engines.items():
        runs = (*of_engine.whole, *of_engine.broken, of_engine.alone)
        for number, run in enumerate(runs):
            if fault := _fault_of(run):
                yield f"engines.{name}, run {number}: {fault}"
        if not 0 < of_engine.start_seconds < 1e5:
            yield f"engines.{name}.start_seconds: is {of_engine.start_seconds}"
        words = {f"packages[{each!r}]": text for each, text in of_engine.packages.items()}
        words |= {f"commands[{n}]": " ".join(each) for n, each in enumerate(of_engine.commands)}
        yield from (f"engines.{name}.{fault}" for fault in faults_of_texts(words))
        for kind in ("whole", "broken"):
            if not getattr(of_engine, kind):
                yield f"engines.{name}.{kind}: no run"
        if any(run.lost is None for run in of_engine.broken):
            yield f"engines.{name}.broken: a run without a lost host"
    expected = {(name, size) for name in names for size in SIZES}
    if {(cost.engine, cost.points) for cost in recording.costs} != expected:
        yield "costs: not each engine at each size"
    for cost in recording.costs:
        if len(cost.seconds) != ROUNDS or not all(0 < each < 1e5 for each in cost.seconds):
            yield f"costs: {cost.engine}, {cost.points}: not {ROUNDS} times above 0"
    yield from broken_promises(recording.engines)


def _fault_of(run: Run) -> str | None:
    tasks = tasks_of(run.lines)
    if not max([run.lost_at or 0.0, *(task.end for task in tasks)]) < run.seconds < 1e5:
        return f"it took {run.seconds} s, less than what happened in it"
    if not tasks:
        return "no task was done"
    if {task.host for task in tasks} - set(run.hosts):
        return "a task on a host that was not there"
    if any(task.end <= task.begin for task in tasks):
        return "a task that ends before it begins, or takes no time"
    if (run.lost is None) != (run.lost_at is None) or run.lost not in {None, *run.hosts}:
        return f"lost {run.lost!r} at {run.lost_at}"
    if any(task.host == run.lost and task.end > (run.lost_at or 0.0) for task in tasks):
        return f"{run.lost} did a task after it was lost"
    if run.exit_code == 0 and result_of(run.lines) is None:
        return "no result"
    return None
