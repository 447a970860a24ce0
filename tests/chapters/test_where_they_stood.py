"""Where processes stood when they were stopped, as pages say it of a fold, is what it shows."""

import re

import attrs
import pytest

from tests.chapters.facts import resolved
from tests.chapters.prose import PAGES, ROOT, read_page

FRAME = re.compile(r'File "([^"]+)", line (\d+) in (\S+)')

Frame = tuple[str, str, str]
"""A file, a line and a function."""


@attrs.frozen(kw_only=True)
class Stood:
    """A sentence on a fold, and where it says that each process was."""

    page: str
    quote: str
    run: str
    stands: dict[str, str] = attrs.field(factory=dict)
    """A function, a file, or a line of the program, by process."""
    parent: tuple[str, ...] = ()
    """Several of them for the program, the innermost first."""
    children: tuple[tuple[str, ...], ...] = ()
    """The same of all its children, in any order."""
    threads: dict[str, str] = attrs.field(factory=dict)
    """The same of another thread than the main one."""


STOOD = [
    Stood(
        page="error_hangs.md",
        quote="the parent stands in `join`, the child in `_finalize_join`, and the child's thread",
        run="messages/join_before_draining",
        stands={"The program": "join", "Child 1": "_finalize_join"},
        threads={"Child 1": "_send"},
    ),
    Stood(
        page="error_hangs.md",
        quote="the fold shows, too: `get()` in a worker, `join()` in the parent",
        run="messages/one_worker_too_many",
        stands={"The program": "join", "Child 1": "get"},
    ),
    Stood(
        page="error_hangs.md",
        quote="the child stands in `recv` and the parent in `join`",
        run="messages/leave_an_end_open",
        stands={"The program": "join", "Child 1": "recv"},
    ),
    Stood(
        page="error_hangs.md",
        quote="the child stands at a lock and the parent in `join`",
        run="start_methods/fork_with_a_thread.fork",
        stands={"The program": "join", "Child 1": "with lock:"},
    ),
    Stood(
        page="error_hangs.md",
        quote="from the run under fork, the child stands at the lock",
        run="start_methods/start_a_thread_on_import.fork",
        stands={"Child 1": "with lock:"},
    ),
    Stood(
        page="error_hangs.md",
        quote="the child stands in `grpc/_channel.py`, and the parent in `join`",
        run="libraries/fork_after_grpc",
        stands={"The program": "join", "Child 2": "grpc/_channel.py"},  # the first is the server
    ),
    Stood(
        page="error_killed.md",
        quote="the parent stands in `map`, and each worker waits for its next task",
        run="trouble/kill_a_pool_worker",
        stands={"The program": "map", "Child 1": "get", "Child 2": "get"},
    ),
    Stood(
        page="error_pool_hangs.md",
        quote="the parent stands in `apply`, and the worker waits for its next",
        run="travel/raise_what_cannot_return",
        parent=("get", "apply"),
        children=(("queues.py", "get", "worker"),),
    ),
    Stood(
        page="error_pool_hangs.md",
        quote="`join` below `shutdown`, and the worker in `_process_worker`",
        run="executors/wait_for_a_worker",
        parent=("join", "shutdown"),
        children=(("_process_worker",),),
    ),
    Stood(
        page="error_stopping.md",
        quote="the parent stands in `join`, and the new workers wait for a task",
        run="trouble/close_after_ctrl_c",
        parent=("join", "join"),
        children=(("get", "worker"), ("get", "worker")),
    ),
    Stood(
        page="error_waiting.md",
        quote="one child stands inside the `with` block and the others at its first",
        run="memory/take_a_lock_twice",
        parent=("join", "<module>"),
        children=(("getvalue", "line 8 in arrive"), *[("__enter__", "line 7 in arrive")] * 5),
    ),
]


def fold_of(run: str) -> str:
    """Return where the processes of a run stood, as pages show it."""
    return resolved(f"build/pages/runs/{run}.stacks.md")


def stacks_of(run: str) -> dict[str, list[tuple[bool, list[Frame]]]]:
    """Return the threads of each process: whether it is the main one, and its frames."""
    found: dict[str, list[tuple[bool, list[Frame]]]] = {}
    for line in map(str.strip, fold_of(run).splitlines()):
        if line == "The program" or re.fullmatch(r"Child \d+", line):
            threads = found.setdefault(line, [])
        elif line.endswith("(most recent call first):"):
            threads.append((line.startswith("Current"), []))
        elif frame := FRAME.match(line):
            threads[-1][1].append((frame[1], frame[2], frame[3]))
    return found


def is_at(frame: Frame, where: str) -> bool:
    """Tell whether a frame is in a function, in a file, or at a line of a function."""
    file, line, function = frame
    if where.startswith("line "):
        return f"line {line} in {function}" == where
    return file.endswith(f"/{where}") if where.endswith(".py") else function == where


def leads_through(frames: list[Frame], *wheres: str) -> bool:
    """Tell whether a stack leads through these places in their order, or ends at a line."""
    if wheres[0].endswith(":"):
        file, number, _ = frames[0]
        lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
        return lines[int(number) - 1].strip() == wheres[0]
    found = [[n for n, frame in enumerate(frames) if is_at(frame, where)] for where in wheres]
    first = [numbers[0] for numbers in found if numbers]
    return len(first) == len(wheres) and first == sorted(first)


@pytest.mark.parametrize("stood", STOOD, ids=lambda each: each.run)
def test_each_process_stood_where_the_page_says(stood: Stood) -> None:
    assert (PAGES / stood.page).read_text(encoding="utf-8").count(stood.quote) == 1
    shown = [resolved(target) for _, target in read_page(stood.page).includes]
    assert any(fold_of(stood.run).strip() in text for text in shown)
    stacks = stacks_of(stood.run)
    for process, where in stood.stands.items():
        (frames,) = [frames for is_main, frames in stacks[process] if is_main]
        assert leads_through(frames, where), f"{process}: {frames}"
    for process, where in stood.threads.items():
        others = [frames for is_main, frames in stacks[process] if not is_main]
        assert any(leads_through(frames, where) for frames in others), f"{process}: {others}"


@pytest.mark.parametrize("stood", [each for each in STOOD if each.children], ids=lambda s: s.run)
def test_all_processes_stood_where_the_page_says(stood: Stood) -> None:
    stacks = {
        process: frames
        for process, threads in stacks_of(stood.run).items()
        for is_main, frames in threads
        if is_main
    }
    parent = stacks.pop("The program")
    assert leads_through(parent, *stood.parent), parent
    assert len(stacks) == len(stood.children)
    for wheres in stood.children:
        fitting = [child for child, frames in stacks.items() if leads_through(frames, *wheres)]
        assert fitting, f"{wheres}: {stacks}"
        del stacks[fitting[0]]
