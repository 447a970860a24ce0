"""Finds the processes of a traced run: who started whom, and when each had ended."""

from collections.abc import Iterator

import attrs

from recorder.errors import AuthorError
from recorder.runs.terminal import Run
from recorder.timelines.events import Event


@attrs.frozen
class Process:
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


def descendants(
    parent: Process, files: list[tuple[Event, ...]], where: str, run: Run, last: int
) -> Iterator[Process]:
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
        process = Process(
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
        yield from descendants(process, files, where, run, last)


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
