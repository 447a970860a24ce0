"""What is made of events that processes noted, from events made up: milliseconds and words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from recorder.errors import AuthorError
from recorder.runs.terminal import GRACE, Run
from recorder.timelines.lanes import Samples, read_timeline
from recorder.timelines.model import Lane, Timeline
from tests.recorder.timelines.conftest import has_no_gap, shape_of

Read = Callable[..., Timeline]
Noted = tuple[float, str, int, float, str]
"""Milliseconds, code, thread, milliseconds on a CPU, fields that a bar parts."""


def run_of(seconds: float, exit_code: int | None = 0, left_behind: tuple[str, ...] = ()) -> Run:
    return Run(b"", exit_code, seconds, left_behind)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return a function that reads a timeline of what each process noted."""

    def read_noted(
        *processes: list[Noted], run: Run, samples: Samples | None = None, origin: int = 0
    ) -> Timeline:
        for number, noted in enumerate(processes):
            lines = [
                [str(origin + round(at * 1e6)), code, str(thread), str(round(cpu * 1e6))]
                + (fields.split("|") if fields else [])
                for at, code, thread, cpu, fields in noted
            ]
            text = "".join("\t".join(words) + "\n" for words in lines)
            (tmp_path / f"{number}.events").write_text(text)
        return read_timeline(tmp_path, "some/snippet", origin, run, samples)

    return read_noted


# One parent that starts one child and joins it; each at moments of its own.
PARENT: list[Noted] = [
    (20, "P", 0, 10, "100|1"),
    (30, "L", 0, 15, ""),
    (100, "S", 0, 80, "1|child|Process-1"),
    (110, "s", 0, 88, "1|200"),
    (130, "W", 0, 104, "Process-1.join()"),
    (700, "G", 0, 105, "200|0"),
    (710, "w", 0, 106, ""),
    (790, "X", 0, 184, ""),
]
CHILD: list[Noted] = [
    (150, "P", 0, 12, "200|100"),
    (160, "L", 0, 20, ""),
    (170, "B", 0, 30, ""),
    (180, "C", 0, 38, "work(7)"),
    (250, "W", 0, 100, "sleep(0.4)"),
    (650, "w", 0, 101, ""),
    (690, "c", 0, 140, ""),
    (695, "E", 0, 144, ""),
]


def test_a_child_that_works_and_a_parent_that_joins_it(read: Read) -> None:
    timeline = read(PARENT, CHILD, run=run_of(0.8))
    parent, child = timeline.lanes
    assert (timeline.seconds, timeline.cut) == (0.8, False)
    assert (parent.name, parent.role, parent.pid, parent.parent) == (
        "MainProcess",
        "parent",
        100,
        None,
    )
    assert (child.name, child.role, child.pid, child.parent) == ("Process-1", "child", 200, 0)
    assert shape_of(parent.spans) == [
        ("starting", 0.0, 0.03),
        ("running", 0.03, 0.1),
        ("running", 0.1, 0.11),
        ("running", 0.11, 0.13),
        ("waiting", 0.13, 0.71),
        ("running", 0.71, 0.8),
    ]
    assert [span.label for span in parent.spans] == ["", "", "", "", "Process-1.join()", ""]
    # From the call of start() on; its end was noticed while the parent waited for it.
    assert shape_of(child.spans) == [
        ("starting", 0.1, 0.18),
        ("running", 0.18, 0.25),
        ("waiting", 0.25, 0.65),
        ("running", 0.65, 0.69),
        ("running", 0.69, 0.7),
    ]
    assert [span.call for span in child.spans] == ["", *["work(7)"] * 3, ""]
    assert [span.label for span in child.spans] == ["", "", "sleep(0.4)", "", ""]
    assert [span.share for span in child.spans] == [1.0, 0.886, 1.0, 0.975, 0.8]
    assert has_no_gap(parent)
    assert has_no_gap(child)


def test_moments_count_from_when_the_command_began(read: Read) -> None:
    at_once = read(PARENT, CHILD, run=run_of(0.8))
    assert read(PARENT, CHILD, run=run_of(0.8), origin=7_000_000_000) == at_once


def test_an_end_that_was_noticed_late_is_when_the_child_itself_ended(read: Read) -> None:
    polled = [event for event in PARENT if event[1] not in "Ww"]
    child = read(polled, CHILD, run=run_of(0.8)).lanes[1]
    assert child.end == 0.695


def test_a_child_that_tells_of_several_ends_has_ended_at_the_last(read: Read) -> None:
    """As one that is told to end, and then runs what was registered for its exit."""
    polled = [event for event in PARENT if event[1] not in "Ww"]
    noted = [*CHILD[:7], (691, "E", 0, 141, ""), (695, "X", 0, 144, "")]
    assert read(polled, noted, run=run_of(0.8)).lanes[1].end == 0.695


def test_a_killed_child_ends_when_its_end_was_noticed(read: Read) -> None:
    child = read(PARENT, CHILD[:5], run=run_of(0.8)).lanes[1]
    assert (child.end, child.cut) == (0.7, False)
    assert shape_of(child.spans)[-1] == ("waiting", 0.25, 0.7)


def test_a_child_that_was_stopped_lasts_to_the_limit(read: Read) -> None:
    timeline = read(PARENT[:5], CHILD[:5], run=run_of(2.0, None))
    assert timeline.cut
    for lane, label in zip(timeline.lanes, ("Process-1.join()", "sleep(0.4)"), strict=True):
        assert (lane.cut, lane.end) == (True, 2.0)
        assert (lane.spans[-1].kind, lane.spans[-1].label) == ("waiting", label)


def test_a_child_that_is_left_behind_lasts_as_long_as_it_was_watched(read: Read) -> None:
    parent = [*PARENT[:4], (790.0, "X", 0, 184.0, "")]
    timeline = read(parent, CHILD[:5], run=run_of(0.8, left_behind=("200 (python)",)))
    parent_lane, child = timeline.lanes
    assert (parent_lane.end, parent_lane.cut) == (0.8, False)
    assert (child.end, child.cut) == (0.8 + GRACE, True)


def test_who_hardly_computes_for_long_waits_for_what_the_probe_does_not_know(read: Read) -> None:
    def work(until: float, computed: float) -> tuple[str, str, float]:
        child: list[Noted] = [*CHILD[:4], (until, "c", 0, 38 + computed, ""), CHILD[-1]]
        span = read(PARENT, child, run=run_of(0.8)).lanes[1].spans[1]
        assert (span.begin, span.end, span.call) == (0.18, until / 1000, "work(7)")
        return span.kind, span.label, span.share

    assert work(680, computed=20) == ("waiting", "", 1.0)  # 4 % of half a second
    assert work(680, computed=30) == ("running", "", 0.06)
    assert work(189, computed=0) == ("running", "", 0.0)  # too short to tell


@pytest.mark.parametrize(
    ("cpu", "kind", "label"), [(49, "waiting", "start()"), (51, "running", "")]
)
def test_a_start_that_is_held_up_is_a_wait(cpu: float, kind: str, label: str, read: Read) -> None:
    parent: list[Noted] = [
        *PARENT[:3],
        (200, "s", 0, 80 + cpu, "1|200"),
        (790, "X", 0, 80 + cpu + 177, ""),
    ]
    lane = read(parent, CHILD, run=run_of(0.8)).lanes[0]
    assert (lane.spans[2].kind, lane.spans[2].label) == (kind, label)
    assert shape_of(lane.spans)[2][1:] == (0.1, 0.2)
    # Elsewhere, three tenths of a CPU is running, only slowly.
    assert (lane.spans[3].kind, lane.spans[3].share) == ("running", 0.3)


def test_a_look_before_the_stop_tells_who_computes_and_who_hangs(read: Read) -> None:
    def last(computed: float) -> tuple[str, str]:
        samples = {(200, 200): (1_900_000_000, round((38 + computed) * 1e6))}
        run = run_of(2.0, None)
        child = read(PARENT[:5], CHILD[:4], run=run, samples=samples).lanes[1]
        return child.spans[-1].kind, child.spans[-1].call

    assert last(0) == ("waiting", "work(7)")
    assert last(1700) == ("running", "work(7)")


def test_what_is_left_out_is_left_blank(read: Read) -> None:
    child: list[Noted] = [*CHILD[:4], (300.0, "M", 0, 150.0, ""), *CHILD[4:]]
    lane = read(PARENT, child, run=run_of(0.8)).lanes[1]
    assert lane.truncated
    assert shape_of(lane.spans) == [("starting", 0.1, 0.18), ("running", 0.18, 0.3)]
    assert lane.end == 0.7


def test_a_worker_waits_for_tasks_and_a_server_has_a_lane(read: Read) -> None:
    parent = [(*e[:4], e[4].replace("child", "worker")) for e in PARENT]
    worker: list[Noted] = [
        *CHILD[:3],
        (175, "R", 0, 35, ""),
        (200, "W", 0, 40, "get()"),
        (300, "w", 0, 41, ""),
        (300, "C", 0, 41, "square(6)"),
        (400, "c", 0, 141, ""),
        (695, "E", 0, 144, ""),
    ]
    lane = read(parent, worker, run=run_of(0.8)).lanes[1]
    assert lane.role == "worker"
    assert [(span.kind, span.label, span.call, span.end) for span in lane.spans[:4]] == [
        ("starting", "", "", 0.175),
        ("running", "", "", 0.2),
        ("waiting", "get()", "", 0.3),
        ("running", "", "square(6)", 0.4),
    ]
    parent = [(*e[:4], e[4].replace("worker", "server")) for e in parent]
    assert [each.role for each in read(parent, worker, run=run_of(0.8)).lanes] == [
        "parent",
        "server",
    ]


def test_threads_have_lanes_below_their_process(read: Read) -> None:
    child: list[Noted] = [
        *CHILD[:4],
        (200, "T", 0, 30, "1|thread|a|count(9)"),
        (205, "T", 0, 31, "2|idle|b|"),  # of a pool: waits for tasks
        (207, "T", 0, 31, "3|thread|c|never()"),
        (210, "t", 1, 0, "301"),
        (220, "t", 2, 0, "302"),
        (260, "e", 1, 45, ""),
        (300, "C", 2, 1, "nap(1)"),
        (340, "c", 2, 35, ""),
        *CHILD[4:],
    ]
    second = [
        (at + 30, code, thread, cpu, fields.replace("200", "300"))
        for at, code, thread, cpu, fields in CHILD
    ]
    parent: list[Noted] = [
        *PARENT[:4],
        (115, "S", 0, 90, "2|child|Process-2"),
        (120, "s", 0, 91, "2|300"),
        *PARENT[4:],
    ]
    lanes = read(parent, child, second, run=run_of(0.8)).lanes
    assert [(lane.name, lane.role, lane.parent) for lane in lanes] == [
        ("MainProcess", "parent", None),
        ("Process-1", "child", 0),
        ("a", "thread", 1),
        ("b", "thread", 1),
        ("Process-2", "child", 0),
    ]
    _, process, a, b, _ = lanes
    assert (process.thread, a.thread, b.thread) == (0, 1, 2)
    assert {a.pid, b.pid} == {process.pid}
    assert shape_of(a.spans) == [("running", 0.21, 0.26)]
    assert (a.spans[0].call, a.spans[0].share) == ("count(9)", 0.9)
    assert shape_of(b.spans) == [
        ("waiting", 0.22, 0.3),
        ("running", 0.3, 0.34),
        ("waiting", 0.34, 0.7),
    ]
    assert [(span.label, span.call) for span in b.spans] == [
        ("get()", ""),
        ("", "nap(1)"),
        ("get()", ""),
    ]


def test_who_started_a_lane_is_told(read: Read) -> None:
    """A child of a child, started by a thread: its parent is that thread."""
    child = [
        *CHILD[:4],
        (200.0, "T", 0, 50.0, "1|thread|a|count(9)"),
        (210.0, "t", 1, 0.0, "301"),
        (220.0, "S", 1, 1.0, "2|child|Grand"),
        (225.0, "s", 1, 2.0, "2|300"),
        (240.0, "e", 1, 3.0, ""),
        *CHILD[4:],
    ]
    grand: list[Noted] = [
        (230, "F", 0, 1, "300|200"),
        (231, "B", 0, 2, ""),
        (233, "C", 0, 3, "work(8)"),
        (500, "E", 0, 4, ""),
    ]
    lanes = read(PARENT, child, grand, run=run_of(0.8)).lanes
    parents = [None if lane.parent is None else lanes[lane.parent].name for lane in lanes]
    assert dict(zip([lane.name for lane in lanes], parents, strict=True)) == {
        "MainProcess": None,
        "Process-1": "MainProcess",
        "a": "Process-1",
        "Grand": "a",
    }


def test_a_number_that_the_system_gave_again_is_another_process(read: Read) -> None:
    parent: list[Noted] = [
        *PARENT[:7],
        (720, "S", 0, 110, "2|child|Process-2"),
        (721, "s", 0, 111, "2|200"),
        (780, "X", 0, 184, ""),
    ]
    again: list[Noted] = [
        (730, "F", 0, 1, "200|100"),
        (735, "B", 0, 2, ""),
        (740, "C", 0, 3, "work(8)"),
        (760, "E", 0, 4, ""),
    ]
    before: list[Noted] = [(60, "P", 0, 1, "200|100"), (80, "X", 0, 2, "")]  # such as of a shell
    _, first, second = read(parent, again, CHILD, before, run=run_of(0.8)).lanes
    assert (first.name, first.end, first.spans[1].call) == ("Process-1", 0.7, "work(7)")
    assert (second.name, second.begin, second.end) == ("Process-2", 0.72, 0.76)


def test_a_child_that_could_not_be_started_has_no_lane(read: Read) -> None:
    parent: list[Noted] = [*PARENT[:3], (110, "x", 0, 88, "1"), *PARENT[4:5], *PARENT[6:]]
    assert [lane.name for lane in read(parent, run=run_of(0.8)).lanes] == ["MainProcess"]


# --- A trace that is not there -------------------------------------------


def test_a_missing_trace_names_the_snippet(tmp_path: Path) -> None:
    with pytest.raises(AuthorError, match=r"^some/snippet: .*no trace"):
        read_timeline(tmp_path, "some/snippet", 0, run_of(1.0))


WHOLE = "1000\tP\t0\t10\t1\t2\n2000\tL\t0\t20\n"


def test_a_whole_trace_is_read(tmp_path: Path) -> None:
    (tmp_path / "1-1000.events").write_text(WHOLE)
    (lane,) = read_timeline(tmp_path, "some/snippet", 0, run_of(1.0)).lanes
    assert isinstance(lane, Lane)
    assert shape_of(lane.spans) == [("starting", 0.0, 2e-06), ("running", 2e-06, 1.0)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense\n",
        WHOLE + "3000\tW\t0",
        WHOLE + "3000\tW\t0\t30\tget(",
        WHOLE + "3000\tW\t0\t30\n",
        WHOLE + "3000\t?\t0\t30\n",
        WHOLE + "x\tL\t0\t30\n",
        "2000\tL\t0\t20\n",
        WHOLE.splitlines(keepends=True)[0],
    ],
)
def test_a_broken_trace_names_the_snippet(text: str, tmp_path: Path) -> None:
    (tmp_path / "1-1000.events").write_text(text)
    with pytest.raises(AuthorError, match=r"^some/snippet: .*trace"):
        read_timeline(tmp_path, "some/snippet", 0, run_of(1.0))
