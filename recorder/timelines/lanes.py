"""Turns the events of a traced run into who ran, waited and started when."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from pathlib import Path

import attrs

from recorder.errors import AuthorError
from recorder.runs.terminal import GRACE, Run
from recorder.timelines.events import Event, read_events
from recorder.timelines.model import Kind, Lane, Role, Span, Timeline
from recorder.timelines.processes import Process, descendants

BLOCKED = 0.05
"""Whoever is on a CPU for less than this share of a longer time, waits."""

HELD_UP = 0.5
"""The same within ``start()``, of which the probe knows that it may wait."""

LONG = 10_000_000
"""Nanoseconds."""

ROLES: dict[str, Role] = {
    "child": "child",
    "worker": "worker",
    "server": "server",
    "thread": "thread",
    "idle": "thread",
}
Samples = dict[tuple[int, int], tuple[int, int]]
"""By process and the system's thread number: a moment, and the time on a CPU until then."""


def read_timeline(
    folder: Path, where: str, origin: int, run: Run, samples: Samples | None = None
) -> Timeline:
    """Read the events of a traced run that began at `origin`, in monotonic nanoseconds.

    `samples` tell of threads that were still there shortly before the end.

    Raises
    ------
    AuthorError
        Events are missing or broken; the message begins with `where`.
    """
    files = [read_events(path, where) for path in sorted(folder.glob("*.events"))]
    files = [events for events in files if events]
    if not any(events[0].code == "P" for events in files):
        raise AuthorError(
            f"{where}: its traced run left no trace; does it change PYTHONPATH or leave Python out?"
        )
    ended = origin + round(run.seconds * 1e9)
    if run.left_behind:
        ended += round(GRACE * 1e9)
    noted = max(events[-1].at for events in files)
    last = ended if run.exit_code is None else max(ended, noted)
    root = min((events for events in files if events[0].code == "P"), key=lambda each: each[0].at)
    if not any(event.code == "L" for event in root) and run.exit_code == 0:
        raise AuthorError(f"{where}: the trace ends before the program begins; trace it again")
    main = Process(
        events=root,
        pid=int(root[0].fields[0]),
        role="parent",
        name="MainProcess",
        started=origin,
        end=origin + round(run.seconds * 1e9),
        cut=run.exit_code is None,
        parent=None,
    )
    files.remove(root)
    processes = [main, *descendants(main, files, where, run, last)]
    drafts = [draft for process in processes for draft in _lanes_of(process, samples or {})]
    if not any(lane.spans for _, lane in drafts):
        raise AuthorError(f"{where}: the trace holds nothing to draw; trace it again")
    return _arranged(drafts, origin, cut=run.exit_code is None)


_Draft = tuple["tuple[int, int] | None", Lane]
"""Who started a lane (process and thread), and the lane; times are nanoseconds still."""


def _lanes_of(process: Process, samples: Samples) -> Iterator[_Draft]:
    """Yield the lane of a process, then those of its threads."""
    cut_off = next((event.at for event in process.events if event.code == "M"), None)
    main = [event for event in process.events if event.thread == 0]
    begins = [event.at for event in main if event.code in "LCR"]
    if process.role != "parent":
        begins = [event.at for event in main if event.code in "CR"]
        begins = begins or [event.at for event in main if event.code == "B"]
    ready = min(begins, default=process.end)
    yield (
        process.parent,
        _lane(
            process,
            main,
            name=process.name,
            role="parent" if process.role == "parent" else ROLES[process.role],
            begin=process.started,
            ready=ready,
            end=process.end,
            truncated=cut_off,
            sample=samples.get((process.pid, process.pid)),
        ),
    )
    for start in process.events:
        if start.code != "T":
            continue
        key, role, name, call = start.fields
        own = [event for event in process.events if event.thread == int(key)]
        if not own:
            continue  # never ran
        finish = next((event.at for event in own if event.code == "e"), None)
        yield (
            (process.pid, max(start.thread, 0)),
            _lane(
                process,
                own,
                name=name,
                role="thread",
                begin=own[0].at,
                ready=own[0].at,
                end=finish or process.end,
                truncated=cut_off,
                call=call,
                idle=role == "idle",
                thread=int(key),
                open_end=finish is None,
                sample=samples.get((process.pid, int(own[0].fields[0]))),
            ),
        )


def _lane(
    process: Process,
    events: list[Event],
    *,
    name: str,
    role: Role,
    begin: int,
    ready: int,
    end: int,
    truncated: int | None,
    call: str = "",
    idle: bool = False,
    thread: int = 0,
    open_end: bool = True,
    sample: tuple[int, int] | None = None,
) -> Lane:
    """Return a lane whose spans follow each other without a gap."""
    spans: list[Span] = []
    calls: list[str] = [call] if call else []
    waits: list[str] = []
    clock = _CpuClock(events, sample and (min(sample[0], end), sample[1]))
    at = begin
    inside_start = False

    def close(until: int) -> None:
        nonlocal at
        until = max(at, min(until, end))
        kind: Kind = "running"
        label, share = "", 1.0
        if at < ready:
            kind = "starting"
        elif waits:
            kind, label = "waiting", waits[0]
        elif idle and not calls:
            kind, label = "waiting", "get()"
        else:
            share = clock.share(at, until)
            if inside_start and share < HELD_UP and until - at > LONG:
                kind, label, share = "waiting", "start()", 1.0  # such as for the fork server
            elif share < BLOCKED and until - at > LONG:
                kind, share = "waiting", 1.0  # for something that the probe does not know
        within = "" if at < ready else "".join(calls[:1])
        if until > at:
            spans.append(Span(kind, label, at, until, within, share))
        at = until

    close(ready)
    for event in events:
        if truncated is not None and event.at >= truncated:
            break
        if event.code in "CcWw" and event.at >= ready:
            close(event.at)
            held = calls if event.code in "Cc" else waits
            if event.code in "CW":
                held.append(event.fields[0])
            elif held:
                held.pop()
        elif event.code in "Ssx" and event.at >= ready:
            close(event.at)
            inside_start = event.code == "S"
    close(end if truncated is None else truncated)
    return Lane(
        name=name,
        role=role,
        begin=begin,
        end=end,
        spans=tuple(spans),
        pid=process.pid,
        thread=thread,
        cut=process.cut and open_end,
        truncated=truncated is not None and truncated < end,
    )


class _CpuClock:
    """A thread's time on a CPU, known at its events."""

    def __init__(self, events: list[Event], sample: tuple[int, int] | None) -> None:
        self.known = [(event.at, event.cpu) for event in events]
        if sample is not None and self.known and sample[0] > self.known[-1][0]:
            # The system counts in larger steps than the thread itself.
            self.known.append((sample[0], max(sample[1], self.known[-1][1])))
        self.moments = [at for at, _ in self.known]

    def share(self, begin: int, end: int) -> float:
        """Return which part of this time it was on a CPU: all of it, if that is not known."""
        within = bisect_left(self.moments, begin), bisect_right(self.moments, end) - 1
        if within[0] >= within[1]:
            return 1.0
        (first, before), (last, after) = (self.known[number] for number in within)
        return round(min(1.0, (after - before) / (last - first)), 3) if last > first else 1.0


def _arranged(drafts: list[_Draft], origin: int, *, cut: bool) -> Timeline:
    """Order lanes by start, children's threads below them, and count seconds from the origin."""
    root = drafts[0][1].pid

    def place(draft: _Draft) -> tuple[float, int, float]:
        lane = draft[1]
        if lane.thread and lane.pid != root:
            owner = next(each for _, each in drafts if each.pid == lane.pid and not each.thread)
            return owner.begin, 1, lane.begin
        return lane.begin, 0, lane.begin

    drafts = sorted(drafts, key=place)
    numbers = {(lane.pid, lane.thread): number for number, (_, lane) in enumerate(drafts)}

    def seconds(at: float) -> float:
        return round((at - origin) / 1e9, 6)

    lanes = tuple(
        attrs.evolve(
            lane,
            begin=seconds(lane.begin),
            end=seconds(lane.end),
            parent=numbers.get(starter) if starter else None,
            spans=tuple(
                attrs.evolve(span, begin=seconds(span.begin), end=seconds(span.end))
                for span in lane.spans
            ),
        )
        for starter, lane in drafts
    )
    return Timeline(max(lane.end for lane in lanes), lanes, cut)
