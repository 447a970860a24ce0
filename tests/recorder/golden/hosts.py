"""A recording of all engines made up, in which each is as fast as no other one."""

from recorder.clusters.engines import ENGINES, Engine
from recorder.clusters.facts import FORMAT, Cost, OnEngine, Recording, Run
from recorder.clusters.record import SIZES, digest_of, program_of

TASKS = (
    "task 0 on h1, 0.00 s to 0.75 s",
    "task 1 on h2, 0.10 s to 1.25 s",
    "",
    "task 2 on h3, 0.20 s to 0.90 s",
    "task 3 on h1, 0.75 s to 1.75 s",
    "task 4 on h1, 1.75 s to 2.25 s",
    "task 5 on h3, 0.95 s to 2.35 s",
    "a warning of no task",
)
RESULT = "π is about 3.141592"
COSTS = {
    "pool": ((1.0, 1.1, 1.2, 1.15), (4.0, 4.1, 4.2, 4.15), (8.0, 8.1, 8.2, 8.15)),
    "dask": ((3.0, 3.1, 3.2, 3.15), (3.5, 3.6, 3.7, 3.65), (4.0, 4.1, 4.3, 4.2)),
    "joblib": ((3.4, 3.5, 3.6, 3.55), (4.4, 4.5, 4.6, 4.55), (4.9, 5.0, 5.1, 5.05)),
    "ray": ((6.0, 6.1, 6.2, 6.3), (6.6, 6.7, 6.8, 6.9), (9.0, 7.0, 12.0, 8.0)),
    "mpi": ((0.9, 1.05, 1.3, 1.0), (1.5, 1.6, 1.7, 1.8), (2.5, 2.6, 2.7, 2.8)),
}
"""Seconds of each engine at each size, round by round."""


def _run(engine: Engine, *, lost: bool) -> Run:
    hosts = ("h1", "h2", "h3")[: engine.hosts]
    lines = TASKS if engine.hosts > 1 else tuple(line[:10] + "h1" + line[12:] for line in TASKS[:2])
    finishes = engine.survives or not lost
    return Run(
        lines=(*lines, RESULT) if finishes else lines[:2],
        exit_code=0 if finishes else 255,
        seconds=3.0,
        hosts=hosts,
        lost=hosts[-1] if lost else None,
        lost_at=2.4 if lost else None,
    )


def recording(cpus: int = 3) -> Recording:
    """Return it, of a machine with so many CPUs; the program for Ray is another one by now."""
    engines = {}
    for number, engine in enumerate(ENGINES):
        engines[engine.name] = OnEngine(
            packages={name: f"{number}.{len(name)}" for name in engine.packages},
            commands=(("h1", f"{engine.name} start --here"), ("h2", f"{engine.name} join h1"))[
                : engine.hosts
            ],
            start_seconds=1.27 + number,
            whole=(_run(engine, lost=False),),
            broken=(_run(engine, lost=True),),
            alone=_run(ENGINES[0], lost=False),
            source="old" if engine.name == "ray" else digest_of(program_of(engine)),
        )
    return Recording(
        format=FORMAT,
        recorded_at="2026-02-03T04:05:06+00:00",
        python_version="3.13.5",
        os="Linux 6.1",
        cpu_model="Abacus 7",
        usable_cpus=cpus,
        engines=engines,
        costs=tuple(
            Cost(engine=name, points=points, seconds=seconds)
            for name, by_size in COSTS.items()
            for points, seconds in zip(SIZES, by_size, strict=True)
        ),
    )
