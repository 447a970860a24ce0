"""What a timeline is: lanes and their spans, as they are kept and drawn."""

from collections.abc import Mapping
from typing import Literal

import attrs

Kind = Literal["running", "waiting", "starting"]
Role = Literal["parent", "child", "worker", "thread", "server"]

WORDS: Mapping[Kind, str] = {
    "running": "running",
    "waiting": "waiting",
    "starting": "starting up",
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
