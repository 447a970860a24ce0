"""Where processes stood when they were stopped, as pages say it of a fold, is what it shows."""

import re

import attrs
import pytest

from tests.chapters.prose import PAGES, ROOT

FRAME = re.compile(r'File "([^"]+)", line (\d+) in (\S+)')


@attrs.frozen(kw_only=True)
class Stood:
    """A sentence on a fold, and where it says that each process was."""

    page: str
    quote: str
    run: str
    stands: dict[str, str]
    """A function, a file, or a line of the program, by process."""
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
        run="start_methods/fork_with_a_thread",
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
]


def stacks_of(run: str) -> dict[str, list[tuple[bool, list[tuple[str, str, str]]]]]:
    """Return the threads of each process: whether it is the main one, and its frames."""
    text = (ROOT / "build" / "pages" / "runs" / f"{run}.stacks.md").read_text(encoding="utf-8")
    found: dict[str, list[tuple[bool, list[tuple[str, str, str]]]]] = {}
    for line in map(str.strip, text.splitlines()):
        if line == "The program" or re.fullmatch(r"Child \d+", line):
            threads = found.setdefault(line, [])
        elif line.endswith("(most recent call first):"):
            threads.append((line.startswith("Current"), []))
        elif frame := FRAME.match(line):
            threads[-1][1].append((frame[1], frame[2], frame[3]))
    return found


def leads_through(frames: list[tuple[str, str, str]], where: str) -> bool:
    """Tell whether a stack leads through a function or a file, or ends at a line."""
    if where.endswith(":"):
        file, number, _ = frames[0]
        lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
        return lines[int(number) - 1].strip() == where
    if where.endswith(".py"):
        return any(file.endswith(f"/{where}") for file, _, _ in frames)
    return any(function == where for _, _, function in frames)


@pytest.mark.parametrize("stood", STOOD, ids=lambda each: each.run)
def test_each_process_stood_where_the_page_says(stood: Stood) -> None:
    assert stood.quote in (PAGES / stood.page).read_text(encoding="utf-8")
    stacks = stacks_of(stood.run)
    for process, where in stood.stands.items():
        (frames,) = [frames for is_main, frames in stacks[process] if is_main]
        assert leads_through(frames, where), f"{process}: {frames}"
    for process, where in stood.threads.items():
        others = [frames for is_main, frames in stacks[process] if not is_main]
        assert any(leads_through(frames, where) for frames in others), f"{process}: {others}"
