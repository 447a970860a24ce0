"""Timelines made up: every kind of bar, label, lane and end, no two of them equally long."""

from typing import Any

from recorder.timelines.model import Lane, Role, Span, Timeline


def lane(name: str, role: Role, pid: int, *spans: Span, **facts: Any) -> Lane:
    """Return a lane that exists as long as its spans, unless said otherwise."""
    usual = {"begin": spans[0].begin, "end": spans[-1].end} if spans else {}
    return Lane(name=name, role=role, pid=pid, spans=spans, **usual | facts)


GREETING = Timeline(
    0.25,
    (
        lane(
            "MainProcess",
            "parent",
            100,
            Span("starting", "", 0.0, 0.02),
            Span("running", "", 0.02, 0.06),
            Span("waiting", "join()", 0.06, 0.215),
            Span("running", "", 0.215, 0.25, "", 0.4),
        ),
        lane(
            "feeder",
            "thread",
            100,
            Span("running", "", 0.05, 0.08),
            Span("waiting", "get()", 0.08, 0.14, "feed(5)"),
            Span("running", "", 0.14, 0.2, "feed(5)"),
            thread=3,
            parent=0,
        ),
        lane(
            "Process-1",
            "child",
            101,
            Span("starting", "", 0.055, 0.085),
            Span("running", "", 0.085, 0.165, "greet('Ada')", 0.55),
            Span("waiting", "sleep()", 0.165, 0.21, "greet('Ada')"),
            parent=0,
        ),
        lane(
            "SyncManager-2",
            "server",
            102,
            Span("starting", "", 0.1, 0.13),
            Span("waiting", "accept()", 0.13, 0.235),
            parent=2,
        ),
    ),
)
SHORT = Timeline(
    0.0421,
    (
        lane(
            "MainProcess",
            "parent",
            110,
            Span("starting", "", 0.0, 0.0103),
            Span("running", "", 0.0103, 0.0421),
        ),
    ),
)
HANGING = Timeline(
    2.5,
    (
        lane(
            "MainProcess",
            "parent",
            120,
            Span("starting", "", 0.0, 0.25),
            Span("waiting", "put(…)", 0.25, 2.5),
            cut=True,
        ),
        lane(
            "Process-1",
            "child",
            121,
            Span("starting", "", 0.4, 0.75),
            Span("running", "", 0.75, 2.0, "count(1000)"),
            Span("waiting", "", 2.0, 2.5, "count(1000)"),
            parent=0,
            cut=True,
        ),
    ),
    cut=True,
)
POOL = Timeline(
    1.6,
    (
        lane(
            "MainProcess",
            "parent",
            130,
            Span("starting", "", 0.0, 0.1),
            Span("running", "", 0.1, 0.3),
            Span("waiting", "map(work)", 0.3, 1.5),
            Span("running", "", 1.5, 1.6),
        ),
        lane(
            "ForkPoolWorker-1",
            "worker",
            131,
            Span("starting", "", 0.2, 0.32),
            Span("running", "", 0.32, 0.8, "work(1)"),
            Span("waiting", "get()", 0.8, 0.95),
            Span("running", "", 0.95, 1.25, "work(3)"),
            Span("waiting", "get()", 1.25, 1.55),
            parent=0,
            truncated=True,
        ),
        lane(
            "A worker with a very long name",
            "worker",
            132,
            Span("starting", "", 0.24, 0.4),
            Span("waiting", "get()", 0.4, 0.45),
            Span("running", "", 0.45, 1.45, "work(2)"),
            Span("waiting", "get()", 1.45, 1.52),
            parent=0,
        ),
        lane(
            "BriefWorker-3",
            "worker",
            133,
            Span("starting", "", 1.0, 1.2),
            Span("running", "", 1.2, 1.205, "brief(4)"),
            parent=0,
            truncated=True,
        ),
        lane(
            "LateWorker-4",
            "worker",
            134,
            Span("starting", "", 1.25, 1.5),
            Span("running", "", 1.5, 1.5001, "brief(5)"),
            Span("waiting", "get()", 1.5001, 1.57),
            parent=0,
        ),
        lane(
            "LastWorker-5",
            "worker",
            135,
            Span("starting", "", 1.48, 1.51),
            Span("running", "", 1.51, 1.53, "brief(6)"),
            parent=0,
        ),
    ),
)
CALLS = Timeline(
    0.9,
    (
        lane(
            "MainProcess",
            "parent",
            140,
            Span("starting", "", 0.0, 0.05),
            *[
                Span("running", "", 0.05 + 0.0009 * n, 0.0509 + 0.0009 * n, f"square({n})")
                for n in range(14)
            ],
            Span("running", "", 0.0626, 0.7),
            Span("waiting", "recv()", 0.7, 0.7004),
            Span("running", "", 0.7004, 0.9),
        ),
        lane(
            "Process-7",
            "child",
            147,
            Span("starting", "", 0.3, 0.303),
            Span("running", "", 0.303, 0.6, "a_function_with_a_long_name(17, 18)"),
            parent=0,
        ),
        lane(
            "hasty",
            "thread",
            147,
            Span("running", "", 0.33, 0.3302),
            Span("waiting", "wait()", 0.3302, 0.33025),
            Span("running", "", 0.33025, 0.3303),
            Span("waiting", "get()", 0.3303, 0.45),
            Span("running", "", 0.45, 0.4502),
            Span("waiting", "put()", 0.4502, 0.4503),
            Span("running", "", 0.4503, 0.58),
            thread=2,
            parent=1,
        ),
    ),
)
CROWD = Timeline(
    3.2,
    (
        lane("MainProcess", "parent", 200, Span("waiting", "join()", 0.0, 3.2)),
        *[
            lane(
                f"Process-{n}",
                "child",
                200 + n,
                Span("starting", "", 0.02 * n, 0.02 * n + 0.3),
                Span("running", "", 0.02 * n + 0.3, 1.0 + 0.05 * n, f"work({n})"),
                parent=0,
            )
            for n in range(1, 44)
        ],
    ),
)
"""More lanes than a figure shows."""
APART = Timeline(
    4.0,
    (
        lane("MainProcess", "parent", 150, Span("running", "", 0.0, 2.2, "", 0.3)),
        lane("Process-1", "child", 151, Span("running", "", 1.1, 3.1, "count(8)"), parent=0),
    ),
)
STILL = Timeline(
    0.07,
    (
        lane("MainProcess", "parent", 170, Span("waiting", "join()", 0.0, 0.07)),
        lane("Process-1", "child", 171, Span("waiting", "", 0.011, 0.064), parent=0),
    ),
)
"""Nobody runs."""
HURRIED = Timeline(
    5.0,
    (
        lane(
            "MainProcess",
            "parent",
            180,
            Span("running", "", 0.0, 1.0),
            Span("waiting", "get()", 1.0, 1.0046),
            Span("running", "", 1.0046, 2.0),
            Span("running", "", 2.0, 2.01, "two(2)"),
            Span("waiting", "put()", 2.01, 2.03),
            Span("running", "", 2.03, 2.9, "three(3)"),
            Span("running", "", 2.9, 5.0),
        ),
    ),
)
"""A wait that lasts nothing in its unit, and one that is lost where a call needs its room."""
BY_TURNS = Timeline(
    0.6,
    (
        lane("MainProcess", "parent", 160, Span("waiting", "poll()", 0.0, 0.6)),
        lane("one", "thread", 160, Span("running", "", 0.1, 0.5, "", 0.45), thread=1, parent=0),
        lane("two", "thread", 160, Span("running", "", 0.2, 0.55, "", 0.35), thread=2, parent=0),
    ),
)
