"""Turns what the probe noted in a traced run into who ran, waited and started when.

Every process of the run wrote a file of events, one a line: nanoseconds of the
monotonic clock, which all processes of a machine share, a code, the thread's
number in its process (0: main, negative: a helper that nobody sees), the
nanoseconds that it has spent on a CPU, and what belongs to the code:

===  ==========================  ==========================================
P F  pid, parent's pid           an interpreter started; a process was forked
L                                the interpreter is about to run the program
S    key, role, name             start() of a child was called
s x  key (and pid for s)         start() returned, raised
B E                              a child's bootstrap begins, ends
R                                a worker begins to take tasks
T    key, role, name, call       start() of a thread was called
t e  system's number for t       a thread begins, ends
C c  call                        a call begins, ends
W w  what blocks                 a wait begins, ends
G    pid, exit code              a child's end was noticed
M                                later calls and waits are left out
X                                the interpreter ends
===  ==========================  ==========================================
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import attrs

from recorder.errors import AuthorError
from recorder.terminal import GRACE, Run

Kind = Literal["running", "waiting", "starting"]
Role = Literal["parent", "child", "worker", "thread", "server"]

BLOCKED = 0.05
"""Whoever is on a CPU for less than this share of a longer time, waits."""
HELD_UP = 0.5
"""The same within ``start()``, of which the probe knows that it may wait."""
LONG = 10_000_000
"""Nanoseconds."""

FIELDS = {"P": 2, "F": 2, "S": 3, "s": 2, "x": 1, "T": 4, "C": 1, "W": 1, "G": 2}
FIELDS |= {"t": 1} | dict.fromkeys("LBERecwMX", 0)
ROLES: dict[str, Role] = {
    "child": "child",
    "worker": "worker",
    "server": "server",
    "thread": "thread",
    "idle": "thread",
}


@attrs.frozen
class Span:
    """What a lane did from one moment to another, in seconds since the command began.

    `label` says what it waited for, where the probe knows; `call` is the
    function within which it ran or waited, such as ``square(6)``.
    """

    kind: Kind
    label: str
    begin: float
    end: float
    call: str = ""
    share: float = 1.0
    """Which part of its running time it was on a CPU: threads take turns, and so do processes."""


@attrs.frozen(kw_only=True)
class Lane:
    """One process or thread, for as long as it existed; a thread's `pid` is its process's."""

    name: str
    role: Role
    begin: float
    end: float
    spans: tuple[Span, ...]
    pid: int
    thread: int = 0
    parent: int | None = None
    """Number of the lane that started this one."""
    cut: bool = False
    """Whether it still existed when the run was stopped."""
    truncated: bool = False
    """Whether it did so much that the rest was left out."""


@attrs.frozen
class Timeline:
    """A run: its lanes in order of start, threads below their process; `cut` at its limit."""

    seconds: float
    lanes: tuple[Lane, ...]
    cut: bool = False


@attrs.frozen
class Event:
    """One line of a file of events; `at` is in nanoseconds."""

    at: int
    code: str
    thread: int
    cpu: int
    fields: tuple[str, ...]


Samples = dict[tuple[int, int], tuple[int, int]]
"""By process and the system's thread number: a moment, and the time on a CPU until then."""


@attrs.frozen
class _Process:
    """The events of one process, and what the process that started it knows."""

    events: tuple[Event, ...]
    pid: int
    role: str
    name: str
    started: int
    end: int
    cut: bool
    parent: "tuple[int, int] | None"
    """Process id and thread that started it."""


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
    main = _Process(
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
    processes = [main, *_descendants(main, files, where, run, last)]
    drafts = [draft for process in processes for draft in _lanes_of(process, samples or {})]
    if not any(lane.spans for _, lane in drafts):
        raise AuthorError(f"{where}: the trace holds nothing to draw; trace it again")
    return _arranged(drafts, origin, cut=run.exit_code is None)


def read_events(path: Path, where: str) -> tuple[Event, ...]:
    """Return the events of one file; none, if its process was killed as it began.

    Raises
    ------
    AuthorError
        A line is not an event.
    """
    events = []
    text = path.read_text(encoding="utf-8", errors="replace")
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        words = line.removesuffix("\n").split("\t")
        fields = tuple(words[4:])
        whole = line.endswith("\n") and len(words) >= 4 and FIELDS.get(words[1]) == len(fields)
        try:
            if not whole:
                raise ValueError
            events.append(Event(int(words[0]), words[1], int(words[2]), int(words[3]), fields))
        except ValueError:
            raise AuthorError(
                f"{where}: its trace is broken: {path.name}:{number} says {line[:60]!r}; "
                "trace it again"
            ) from None
    if events and events[0].code not in "PF":
        raise AuthorError(f"{where}: its trace is broken: {path.name} has no beginning")
    return tuple(events)


def _descendants(
    parent: _Process, files: list[tuple[Event, ...]], where: str, run: Run, last: int
) -> Iterator[_Process]:
    """Yield the processes that a process started, and theirs; take their events out of `files`."""
    pids = {event.fields[0]: int(event.fields[1]) for event in parent.events if event.code == "s"}
    for event in parent.events:
        if event.code != "S" or event.fields[0] not in pids:
            continue
        key, role, name = event.fields
        pid = pids[key]
        own = min(
            (
                events
                for events in files
                if int(events[0].fields[0]) == pid and events[0].at >= event.at
            ),
            key=lambda events: events[0].at,
            default=(),
        )
        noticed = _noticed(parent.events, pid, event.at, own)
        if own:
            files.remove(own)
        elif noticed is not None and noticed[1] == 0:
            raise AuthorError(f"{where}: {name} left no trace; does it change the environment?")
        ends = [each.at for each in own if each.code in "EX"]
        end = noticed[0] if noticed else max(ends, default=last)
        process = _Process(
            events=own,
            pid=pid,
            role=role,
            name=name,
            started=event.at,
            end=min(end, last),
            cut=noticed is None and not ends and (run.exit_code is None or bool(run.left_behind)),
            parent=(parent.pid, max(event.thread, 0)),
        )
        yield process
        yield from _descendants(process, files, where, run, last)


def _noticed(
    parent: tuple[Event, ...], pid: int, since: int, own: tuple[Event, ...]
) -> tuple[int, int] | None:
    """Return when a child had ended, and its exit code, if that is known better than by itself.

    A parent that waited for the end noticed it at once. One that asked later
    tells when a killed child was gone at the latest.
    """
    waiting: dict[int, int] = {}
    for event in parent:
        if event.code == "W":
            waiting[event.thread] = event.at
        elif event.code == "w":
            waiting.pop(event.thread, None)
        elif event.code == "G" and int(event.fields[0]) == pid and event.at >= since:
            ends = [each.at for each in own if each.code in "EX"]
            waited_from = waiting.get(event.thread)
            at_once = waited_from is not None and (not ends or waited_from <= ends[-1])
            at = event.at if at_once or not ends else ends[-1]
            return at, int(event.fields[1])
    return None


_Draft = tuple["tuple[int, int] | None", Lane]
"""Who started a lane (process and thread), and the lane; times are nanoseconds still."""


def _lanes_of(process: _Process, samples: Samples) -> Iterator[_Draft]:
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
    process: _Process,
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

    def share(self, begin: int, end: int) -> float:
        """Return which part of this time it was on a CPU: all of it, if that is not known."""
        within = [(at, cpu) for at, cpu in self.known if begin <= at <= end]
        if len(within) < 2 or within[-1][0] == within[0][0]:
            return 1.0
        (first, before), (last, after) = within[0], within[-1]
        return round(min(1.0, (after - before) / (last - first)), 3)


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


def trace_events(timeline: Timeline) -> str:
    """Return a timeline in Chrome's trace event format, which Perfetto opens."""
    events: list[dict[str, object]] = []
    for number, lane in enumerate(timeline.lanes):
        place = {"pid": lane.pid, "tid": lane.pid + lane.thread}
        if not lane.thread:
            events.append({"ph": "M", "name": "process_name", **place, "args": {"name": lane.name}})
            order = {"sort_index": number}
            events.append({"ph": "M", "name": "process_sort_index", **place, "args": order})
        events.append({"ph": "M", "name": "thread_name", **place, "args": {"name": lane.name}})
        for begin, end, name, kind in _nested(lane):
            times = {"ts": round(begin * 1e6), "dur": round(end * 1e6) - round(begin * 1e6)}
            events.append({"ph": "X", "name": name, "cat": kind, **times, **place})
    lines = ",\n".join(json.dumps(event, ensure_ascii=False) for event in events)
    return f'{{"displayTimeUnit": "ms", "traceEvents": [\n{lines}\n]}}\n'


def _nested(lane: Lane) -> Iterator[tuple[float, float, str, str]]:
    """Yield begin, end, name and kind of what a viewer nests: calls, then what is within them."""
    calls: list[list[Span]] = []
    for span in lane.spans:
        if calls and span.call and calls[-1][-1].call == span.call:
            calls[-1].append(span)
        elif span.call:
            calls.append([span])
    for group in calls:
        yield group[0].begin, group[-1].end, group[0].call, "call"
    for span in lane.spans:
        if span.kind != "running" or not span.call:
            yield span.begin, span.end, span.label or span.kind, span.kind
