"""Makes all runs on clusters, holds them against what each engine promises, and keeps them."""

import contextlib
import hashlib
import importlib.metadata
import json
import platform
import statistics
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from recorder.clusters.engines import ENGINES, Engine, on_one_host
from recorder.clusters.facts import (
    FORMAT,
    TASKS,
    Cost,
    OnEngine,
    Recording,
    Run,
    as_json,
    result_of,
    tasks_of,
)
from recorder.clusters.run import cluster
from recorder.errors import AuthorError, raise_all
from recorder.pages.write import write_files
from recorder.paths import CLUSTERS, SNIPPETS, STORED_CLUSTERS
from recorder.runs.machine import machine

REPETITIONS = 3
ROUNDS = 4
"""Of all costs, engine by engine in turn; the interval of four leaves out none."""
SIZES = (20_000, 200_000, 2_000_000)
"""Points of each of the tasks whose costs are compared."""
POINTS = f"POINTS = {TASKS}, 1_000_000"
"""What stands in each program, and is changed in the copies for other sizes."""


def record(*, store: bool) -> list[str]:
    """Record every engine and the costs; keep them only if each engine kept its promise."""
    raise_all(list(_missing()))
    engines = {}
    for engine in ENGINES:
        print(f"{engine.title}: {REPETITIONS} clusters of {engine.hosts}", flush=True)
        engines[engine.name] = record_engine(engine)
    problems = list(broken_promises(engines))
    if problems:
        return problems
    costs = tuple(_costs())
    recording = Recording(
        format=FORMAT,
        recorded_at=datetime.now(UTC).isoformat(timespec="seconds"),
        python_version=platform.python_version(),
        os=machine()["os"],
        cpu_model=machine()["cpu_model"],
        usable_cpus=machine()["usable_cpus"],
        engines=engines,
        costs=costs,
    )
    text = json.dumps(as_json(recording), indent=1, ensure_ascii=False) + "\n"
    for path in (CLUSTERS, STORED_CLUSTERS) if store else (CLUSTERS,):
        write_files(path.parent, {path.name: text.encode()})
        print(f"kept in {path}")
    return []


def _missing() -> Iterator[str]:
    for engine in ENGINES:
        for package in engine.packages:
            try:
                importlib.metadata.version(package)
            except importlib.metadata.PackageNotFoundError:
                yield f"{engine.name}: {package} is not installed; `nox -s clusters` installs it"


def record_engine(engine: Engine) -> OnEngine:
    """Run its program several times on fresh hosts, whole and with a host that is killed."""
    program = program_of(engine)
    whole, broken, starts = [], [], []
    for _ in range(REPETITIONS):
        with cluster(engine) as made:
            starts.append(made.start_seconds)
            whole.append(made.run(program))
            broken.append(made.run(program, lose_one=True))
            commands = tuple(made.commands)
    with cluster(on_one_host(engine)) as made:
        alone = made.run(program)
    return OnEngine(
        packages={name: importlib.metadata.version(name) for name in engine.packages},
        commands=commands,
        start_seconds=statistics.median(starts),
        whole=tuple(whole),
        broken=tuple(broken),
        alone=alone,
        source=digest_of(program),
    )


def program_of(engine: Engine) -> Path:
    """Return the program of an engine."""
    return (SNIPPETS / f"{engine.snippet}.py").absolute()


def digest_of(program: Path) -> str:
    """Return what tells two versions of a program apart."""
    return hashlib.sha256(program.read_bytes()).hexdigest()


def broken_promises(engines: dict[str, OnEngine]) -> Iterator[str]:
    """Yield each run whose result is another one, or that ended as its engine does not promise."""
    expected = result_of(engines["pool"].whole[0].lines)
    for engine in ENGINES:
        of_engine = engines[engine.name]
        runs = [(run, True) for run in (*of_engine.whole, of_engine.alone)]
        runs += [(run, engine.survives) for run in of_engine.broken]
        for run, finishes in runs:
            if fault := _fault_of(run, expected, finishes=finishes):
                yield f"{engine.name}, lost {run.lost}: {fault}; the last line: {run.lines[-1:]}"


def _fault_of(run: Run, expected: str | None, *, finishes: bool) -> str | None:
    result = result_of(run.lines)
    if not finishes:
        return "it finished" if result or not run.exit_code else None
    if run.exit_code or result != expected:
        return f"exit code {run.exit_code}, result {result} and not {expected}"
    numbers = sorted(task.number for task in tasks_of(run.lines))
    return None if numbers == list(range(len(numbers))) else f"tasks {numbers}"


def _costs() -> Iterator[Cost]:
    """Time all programs with few and with many points, on clusters that stay up, in turn."""
    seconds: dict[tuple[str, int], list[float]] = {}
    with contextlib.ExitStack() as ends:
        copies = Path(ends.enter_context(tempfile.TemporaryDirectory()))
        clusters = [(engine, ends.enter_context(cluster(engine))) for engine in ENGINES]
        for number in range(ROUNDS):
            print(f"Costs, round {number + 1} of {ROUNDS}", flush=True)
            for points in SIZES:
                for engine, made in clusters:
                    took = made.run(_copy(program_of(engine), points, copies)).seconds
                    seconds.setdefault((engine.name, points), []).append(took)
    for (name, points), taken in seconds.items():
        yield Cost(engine=name, points=points, seconds=tuple(taken))


def _copy(program: Path, points: int, folder: Path) -> Path:
    """Return a copy of a program that throws another number of points in each task."""
    text = program.read_text(encoding="utf-8")
    if text.count(POINTS) != 1:
        raise AuthorError(f"{program}: sets no {POINTS!r}; write that line")
    copy = folder / f"{program.stem}_{points}.py"
    copy.write_text(text.replace(POINTS, f"POINTS = {TASKS}, {points}"), encoding="utf-8")
    return copy
