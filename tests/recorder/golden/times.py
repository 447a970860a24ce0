"""Timings made up, of three machines: uneven times, steady and not, with all that may be absent."""

from typing import Any

import attrs

from recorder.timings.facts import Copies, Machine, Row, Task, Timing

BUILDER = Machine(
    python_version="3.13.5",
    python_implementation="CPython",
    python_build="3.13.5 (made up)",
    os="Linux 6.1",
    cpu_model="Abacus 7",
    usable_cpus=3,
    start_method="fork",
    terminal="pty",
    load_avg_1min=0.5,
)
"""On which the book is built."""
SMALL = attrs.evolve(
    BUILDER, python_version="3.14.0", cpu_model="Pebbles", usable_cpus=1, start_method="spawn"
)
LARGE = attrs.evolve(
    BUILDER,
    python_version="3.12.9",
    python_implementation="PyPy",
    cpu_model="Counting house",
    usable_cpus=8,
    os="Darwin 23.1",
    start_method="forkserver",
)


def row(name: str, *seconds: float, **facts: Any) -> Row:
    """Return a row with these seconds, one a round."""
    usual: dict[str, Any] = {
        "name": name,
        "snippet": "talk/greet",
        "kind": "call",
        "command": f"{name}()",
        "workers": 3,
        "sweep": False,
        "size": None,
        "work": 1.0,
        "missing": None,
        "lines": 5,
        "packages": {},
        "seconds": seconds,
        "result": None,
    }
    return Row(**usual | facts)


def timing(name: str, machine: Machine, *rows: Row, **facts: Any) -> Timing:
    """Return a timing of some rows on a machine."""
    count = max(len(each.seconds) for each in rows)
    usual: dict[str, Any] = {
        "format": 2,
        "comparison": name,
        "full": False,
        "budget_seconds": None,
        "missing": None,
        "recorded_at": "2026-01-02T03:04:05+00:00",
        "sources": {},
        "key": "0",
        "machine": machine,
        "per": "",
        "rounds": count,
        "sittings": 3,
        "loads": (0.0,) * count,
        "rows": rows,
        "tasks": (),
        "copies": None,
    }
    return Timing(**usual | facts)


SWEPT = {
    1: (1.30, 1.35, 1.40, 1.50, 1.33, 1.37, 1.44),
    2: (0.60, 0.62, 0.70, 0.64, 0.61, 0.66, 0.63),
    3: (0.42, 0.45, 0.41, 0.48, 0.43, 0.44, 0.47),
    4: (0.40, 0.43, 0.39, 0.46, 0.38, 0.47, 0.45),
    5: (0.51, 0.39, 0.44, 0.59, 0.48, 0.42, 0.46),
    6: (0.49, 0.54, 0.52, 0.50, 0.53, 0.56, 0.55),
}
"""Seconds of the pool by its workers, on the builder."""
LARGELY = {
    1: (1.3, 1.35, 1.4, 1.5),
    2: (0.66, 0.67, 0.68, 0.71),
    4: (0.34, 0.36, 0.35, 0.37),
    6: (0.25, 0.26, 0.24, 0.27),
    7: (0.225, 0.23, 0.22, 0.235),
    8: (0.19, 0.21, 0.2, 0.22),
    12: (0.18, 0.185, 0.19, 0.195),
    16: (0.23, 0.235, 0.24, 0.245),
}
SIZED = {
    "10": (
        (0.101, 0.102, 0.103, 0.104),
        (0.40, 0.42, 0.44, 0.41),
        (0.0991, 0.0981, 0.0971, 0.0961),
        (0.031, 0.032, 0.033, 0.034),
    ),
    "1000": (
        (1.01, 1.02, 1.03, 1.04),
        (0.9, 1.1, 0.8, 0.85),
        (1.2, 0.7, 1.5, 1.1),
        (0.21, 0.22, 0.23, 0.24),
    ),
    "100000": (
        (9.0, 9.1, 9.2, 9.3),
        (5.0, 5.1, 5.2, 5.05),
        (3.0, 9.5, 2.0, 12.0),
        (4.1, 4.2, 4.3, 4.4),
    ),
}
"""Seconds by size of the first, of the pool, of what wobbles and of what is always faster."""
ALONE = (1.00, 1.10, 1.30, 1.20, 1.15, 1.05, 1.25)

OWN = {
    each.comparison: each
    for each in (
        timing(
            "times/plain",
            BUILDER,
            row("first", 0.9, 1.0, 1.1, 1.05, 1.02, 0.95, 1.25, command="nap(60)"),
            row("second", 0.3, 0.31, 0.29, 0.302, 0.305, 0.295, 0.4, command="nap(30)"),
            loads=(0.00031, 0.00033, 0.00032, 0.00036, 0.00034, 0.00035, 0.00037),
        ),
        timing(
            "times/against",
            BUILDER,
            row(
                "slow",
                *(4.0, 4.1, 4.2, 4.3),
                kind="command",
                command="python greet.py 5",
                work=2.0,
                lines=17,
                result=[5, 3],
            ),
            row(
                "quick",
                *(0.0008, 0.00082, 0.00084, 0.00086),
                command="run(4)",
                work=4.0,
                lines=11,
                packages={"abacus": "1.4", "beads": "2.0.7"},
                result=[3.141593, 0.000271],
            ),
            row("equal", 2.0, 2.06, 2.1, 2.13, command="same(2)", lines=7, result=False),
            row("unsure", 0.9, 3.1, 1.4, 6.1, command="vary()", lines=3),
            row("lacking", missing="needs the package no-such", command="python lack.py"),
            per="dozen eggs",
        ),
        timing(
            "times/bounded",
            BUILDER,
            row("alone", *ALONE, kind="command", command="python greet.py 60"),
            row("whole", 0.8, 0.9, 1.0, 0.95, 0.85, 0.97, 0.88, command="nap(61)"),
            row("split", 0.5, 0.6, 0.7, 0.65, 0.55, 0.57, 0.62, command="nap(62)"),
            loads=(0.021, 0.023, 0.022, 0.026, 0.024, 0.025, 0.027),
            tasks=tuple(
                Task(command=f"python greet.py {number} a", seconds=seconds)
                for number, seconds in (
                    (1, (0.3, 0.31, 0.32, 0.33, 0.34, 0.3, 0.3)),
                    (2, (0.7, 0.71, 0.72, 0.73, 0.7, 0.7, 0.7)),
                    (3, (0.1, 0.11, 0.12, 0.13, 0.1, 0.1, 0.1)),
                )
            ),
        ),
        timing(
            "times/swept",
            BUILDER,
            row("alone", *ALONE, command="nap(60)"),
            *[
                row("pool", *seconds, workers=w, sweep=True, command=f"nap_together(pool, 60, {w})")
                for w, seconds in SWEPT.items()
            ],
            *[
                row("threads", *ALONE[n:], *ALONE[:n], workers=n, sweep=True, command="nap_apart()")
                for n in (1, 2, 3)
            ],
            *[
                row("lacking", missing="needs the package no-such", workers=n, sweep=True)
                for n in (1, 2, 3)
            ],
            copies=Copies(count=3, seconds=(1.1, 1.3, 1.4, 1.25, 1.5, 1.2, 1.35)),
        ),
        timing(
            "times/sized",
            BUILDER,
            *[
                row(name, *seconds, size=size, command=f"nap({size})")
                for size, all_seconds in SIZED.items()
                for name, seconds in zip(
                    ("alone", "pool", "wobbly", "eager"), all_seconds, strict=True
                )
            ],
        ),
        timing(
            "times/missing",
            BUILDER,
            row("lacking", missing="needs the package no-such"),
            missing="needs the package no-such",
        ),
    )
}
SIZED_ROWS = OWN["times/sized"].rows
LACKING = row("lacking", missing="needs the package no-such", command="nap(size)")
OWN["times/sized"] = attrs.evolve(
    OWN["times/sized"],
    rows=tuple(
        each
        for at in range(0, len(SIZED_ROWS), 4)
        for each in (*SIZED_ROWS[at : at + 4], attrs.evolve(LACKING, size=SIZED_ROWS[at].size))
    ),
)

OF_SMALL = {
    each.comparison: each
    for each in (
        timing(
            "times/untaken",
            SMALL,
            row("alone", 0.9, 1.0, 1.1, 1.05, command="nap(60)", workers=1),
            row("other", 0.3, 0.31, 0.29, 0.3, command="nap(61)", workers=1),
            tasks=(
                Task(command="nap(1)", seconds=(0.4, 0.41, 0.42, 0.43)),
                Task(command="nap(2)", seconds=(1.3, 1.31, 1.32, 1.33)),
            ),
        ),
        timing(
            "times/single",
            SMALL,
            row("alone", 2.0, 2.1, 2.2, 2.15, command="nap(60)", workers=1),
            row("pool", 2.5, 2.6, 2.7, 2.65, command="nap_together(pool, 1)", workers=1),
            copies=Copies(count=1, seconds=(2.02, 2.11, 2.25, 2.16)),
            sources={"talk/greet": "0"},
        ),
        timing(
            "times/paired",
            SMALL,
            *[
                row(name, *seconds, size=size, command=f"nap({size})", workers=1)
                for size, both in {
                    "small": ((0.1, 0.11, 0.12, 0.13), (0.2, 0.21, 0.22, 0.23)),
                    "20000": ((0.5, 0.51, 0.52, 0.53), (0.3, 0.31, 0.32, 0.33)),
                }.items()
                for name, seconds in zip(("alone", "pool"), both, strict=True)
            ],
        ),
        timing(
            "times/missing",
            SMALL,
            row("lacking", 1.0, 1.1, 1.2, 1.3),
            row("other", 2.0, 2.1, 2.2, 2.3),
        ),
        timing(
            "times/plain",
            BUILDER,
            row("first", 10.9, 11.0, 11.1, 11.05),
            row("second", 7.3, 7.31, 7.29, 7.3),
        ),
    )
}
"""Of which ``times/plain`` is of a machine like the builder: it tells readers nothing."""
FULL = {
    "times/full": timing(
        "times/full",
        SMALL,
        row("alone", 31.0, 32.0, 33.0, 34.0, kind="command", command="python greet.py", workers=1),
        row("other", 11.5, 11.6, 11.7, 11.8, kind="command", command="python end.py", workers=1),
        full=True,
        loads=(0.041, 0.042, 0.043, 0.044),
    )
}
"""What a full build alone times."""
OF_LARGE = {
    each.comparison: each
    for each in (
        timing(
            "times/swept",
            LARGE,
            row("alone", 1.0, 1.1, 1.3, 1.2, command="nap(60)"),
            *[
                row("pool", *seconds, workers=w, sweep=True, command=f"nap_together(pool, {w})")
                for w, seconds in LARGELY.items()
            ],
            copies=Copies(count=8, seconds=(1.1, 1.3, 1.4, 1.25)),
            recorded_at="2025-11-12T13:14:15+00:00",
            sources={"talk/greet": "0"},
        ),
        timing(
            "times/single",
            LARGE,
            row("called otherwise before", 2.4, 2.41, 2.42, 2.43),
            row("pool", 1.4, 1.41, 1.42, 1.43, workers=8),
            copies=Copies(count=8, seconds=(3.01, 3.02, 3.03, 3.04)),
        ),
        timing(
            "times/untaken",
            LARGE,
            row("alone", 0.59, 0.6, 0.61, 0.605, command="nap(60)"),
            row("other", 0.0501, 0.0502, 0.0504, 0.0503, command="nap(61)"),
            recorded_at="2025-11-12T13:14:15+00:00",
        ),
    )
}
