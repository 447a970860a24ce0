"""Reads what the probe noted: the events of each process of a traced run.

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

from pathlib import Path

import attrs

from recorder.errors import AuthorError

FIELDS = {"P": 2, "F": 2, "S": 3, "s": 2, "x": 1, "T": 4, "C": 1, "W": 1, "G": 2}
FIELDS |= {"t": 1} | dict.fromkeys("LBERecwMX", 0)


@attrs.frozen
class Event:
    """One line of a file of events; `at` is in nanoseconds."""

    at: int
    code: str
    thread: int
    cpu: int
    fields: tuple[str, ...]


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
