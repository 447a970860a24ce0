"""A recording of all engines, made up."""

import attrs
import pytest

from recorder.clusters.engines import ENGINES
from recorder.clusters.facts import FORMAT, Cost, OnEngine, Recording, Run
from recorder.clusters.record import ROUNDS, SIZES, digest_of, program_of

LINES = (
    "task 0 on h1, 0.00 s to 1.00 s",
    "task 1 on h3, 0.25 s to 1.50 s",
    "task 2 on h1, 1.00 s to 2.50 s",
    "π is about 3.141000",
)


def run_of(hosts: tuple[str, ...], *, lost: bool, finishes: bool = True) -> Run:
    """Return a run, in which the last host may be lost."""
    lines = tuple(LINES if finishes else LINES[:2])
    if len(hosts) == 1:
        lines = tuple(line.replace("h3", "h1") for line in lines)
    return Run(
        lines=lines,
        exit_code=0 if finishes else 255,
        seconds=3.0,
        hosts=hosts,
        lost=hosts[-1] if lost else None,
        lost_at=1.75 if lost else None,
    )


@pytest.fixture
def recording() -> Recording:
    """Return a recording in which Dask is twice as fast as the pool from the second size on."""
    engines = {}
    for engine in ENGINES:
        hosts = ("h1", "h2", "h3")[: engine.hosts]
        engines[engine.name] = OnEngine(
            packages=dict.fromkeys(engine.packages, "1.2.3"),
            commands=(("h1", f"{engine.name} start"),),
            start_seconds=4.25,
            whole=(run_of(hosts, lost=False),) * 3,
            broken=(run_of(hosts, lost=True, finishes=engine.survives),) * 3,
            alone=run_of(("h1",), lost=False),
            source=digest_of(program_of(engine)),
        )
    costs = []
    for engine in ENGINES:
        for number, points in enumerate(SIZES):
            seconds = 8.0 if engine.name == "pool" else (16.0, 4.0, 2.0)[number]
            costs.append(Cost(engine=engine.name, points=points, seconds=(seconds,) * ROUNDS))
    return Recording(
        format=FORMAT,
        recorded_at="2026-01-02T03:04:05+00:00",
        python_version="3.14.0",
        os="Linux",
        cpu_model="a CPU",
        usable_cpus=2,
        engines=engines,
        costs=tuple(costs),
    )


def changed(recording: Recording, name: str, **what: object) -> Recording:
    """Return a recording with something else said of one engine."""
    engines = dict(recording.engines)
    engines[name] = attrs.evolve(engines[name], **what)  # type: ignore[arg-type]
    return attrs.evolve(recording, engines=engines)
