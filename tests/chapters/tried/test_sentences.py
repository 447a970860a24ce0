"""Sentences that no snippet shows hold on every Python of this machine, as small programs try.

A sentence of a page that says *always*, *none* or *as long as* is best backed by
the snippet beside it. What no snippet of the page shows, a program in `programs/`
tries. It prints what it sees, and the sentence says what that is: under each
start method where it can differ, else under the default one.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from recorder.catalog.entries import version_of
from recorder.runs.interpreters import Interpreter, find_interpreters
from recorder.runs.terminal import clean_environment
from tests.kept import measured_once

ROOT = Path(__file__).parents[3]
PROGRAMS = Path(__file__).parent / "programs"
LAUNCHER = ROOT / "recorder" / "runs" / "start_method.py"
INTERPRETERS = find_interpreters()
METHODS = ("fork", "spawn", "forkserver")
HELPERS = {"__init__", "locks", "orders"}
LIMIT = 60
"""Seconds after which a program is ended: none takes more than a few."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the programs look into /proc")


@attrs.frozen(kw_only=True)
class Sentence:
    """What pages say, and what the program that tries it prints if it is true."""

    says: dict[str, tuple[str, ...]]
    """Quotes, by page."""
    program: str
    prints: tuple[str, ...] | dict[str, tuple[str, ...]]
    """The lines, or those under each start method under which it is tried."""
    since: str = "3.11"
    """The Python from which the page says it."""


SENTENCES = [
    Sentence(
        says={"contexts.md": ("is earlier than your first line, and then the call fails",)},
        program="choose_after_an_import",
        prints=("True context has already been set",),
    ),
    Sentence(
        says={"messages.md": ("a worker ends at the first sentinel it gets, so words behind",)},
        program="put_the_sentinel_first",
        prints=("worker: ['north']", "left: south"),
    ),
    Sentence(
        says={
            "shared_memory.md": (
                "whole numbers from −2⁶³ to 2⁶³ − 1",
                "NUL characters at the end of a text, or NUL bytes at that of bytes, are lost",
                "Those of up to eight bytes",
            )
        },
        program="keep_items",
        prints=("9223372036854775807 b'ab' ab", "refused", "refused", "xxxxxxxx"),
    ),
    Sentence(
        says={
            "how_many_workers.md": (
                "Workers of a pool beyond the number of tasks",
                "starts no more than it needs, except",
            )
        },
        program="submit_one",
        prints={
            "fork": ("executor: 6",),
            "spawn": ("executor: 1",),
            "forkserver": ("executor: 1",),
        },
    ),
    Sentence(
        says={
            "how_many_workers.md": (
                "| 4 more than that, at most 32 | 4 more than that, at most 32 |",
            )
        },
        program="count_for_threads",
        prints=("1 5", "27 31", "28 32", "29 32", "64 32"),
    ),
    Sentence(
        says={"seeing_inside.md": ("`sys.stdin` of a child is empty, whatever the start method",)},
        program="read_standard_input",
        prints=dict.fromkeys(METHODS, ("'' b'typed\\n'",)),
    ),
    Sentence(
        says={
            "seeing_inside.md": (
                "pass `initializer=faulthandler.register` and `initargs=[signal.SIGUSR1]`",
                "one of spawn has `--multiprocessing-fork` at the end of its line",
                "A child that is killed logs no exit code",
            )
        },
        program="see_a_child",
        prints={
            method: (
                "the same worker: True",
                f"last word: {'--multiprocessing-fork' if method == 'spawn' else ''}",
                "its stack: True",
                "a log of its end: False",
            )
            for method in METHODS
        },
    ),
    Sentence(
        says={
            "interpreters.md": (
                "An object of a class of a module that your file imports can come back",
            )
        },
        program="return_from_a_module",
        prints=("True", "True"),
        since="3.14",
    ),
    Sentence(
        says={
            "killed_workers.md": (
                "no worker gets a task again, and the end of the block waits forever, too",
            )
        },
        program="kill_an_idle_worker",
        prints=dict.fromkeys(METHODS, ("no result", "the end of the block waits: True")),
    ),
    Sentence(
        says={
            "pool.md": (
                "If a busy worker ignores the signal, the block does not end, even after the task",
            )
        },
        program="ignore_sigterm",
        prints=dict.fromkeys(METHODS, ("while the task runs: True", "after the task: True")),
    ),
    Sentence(
        says={"pool_tasks.md": ("1,000 items and two workers make chunks of 125",)},
        program="count_chunks",
        prints=(str([125] * 8),),
    ),
    Sentence(
        says={"trust.md": ("Whole numbers, floats, text, lists and dicts need none",)},
        program="name_what_is_asked_for",
        prints=("int []", "float []", "str []", "list []", "dict []", "complex ['complex']"),
    ),
    Sentence(
        says={"trust.md": ("It needs no proxy and no registered name",)},
        program="order_a_manager",
        prints=("obeyed",),
    ),
    Sentence(
        says={
            "trust.md": ("A manager goes on in all these cases",),
            "remote.md": (
                "The error is the same whether the server had finished or crashed",
                "`get_server()`, which serves in your own process, raises the `OSError` itself",
            ),
        },
        program="lose_a_killed_server",
        prints=("worker: EOFError", "get_server: Address already in use"),
    ),
    Sentence(
        says={"left_behind.md": ("Under fork, children that live on keep it from that",)},
        program="outlive_the_owner",
        prints=("its child lives, the block is there: True", "the block is gone"),
    ),
    Sentence(
        says={"left_behind.md": ("So does dropping the object, if nothing else refers to it",)},
        program="drop_the_process",
        prints=dict.fromkeys(METHODS, ("kept: 10", "dropped: 0")),
    ),
    Sentence(
        says={
            "joining.md": (
                "Under spawn and forkserver it waits until the child has read a large argument",
                "`start()`, the thin line, does not wait for the child's work",
            )
        },
        program="send_a_large_argument",
        prints={
            "fork": ("small: True", "large: True"),
            "spawn": ("small: True", "large: False"),
            "forkserver": ("small: True", "large: False"),
        },
    ),
    Sentence(
        says={
            "managers.md": (
                "The manager answers each client in a thread of its own",
                "a manager knows the classes that were registered before it started",
            )
        },
        program="call_at_the_same_time",
        prints=dict.fromkeys(METHODS, ("met: [0, 0]", "late: True")),
    ),
    Sentence(
        says={
            "time_limits.md": (
                "tasks run in the main thread of a worker, of a `Pool` as well as of an executor",
            )
        },
        program="ask_for_the_main_thread",
        prints=dict.fromkeys(METHODS, ("True True",)),
    ),
    Sentence(
        says={"time_limits.md": ("if no comparison of two items runs Python code",)},
        program="interrupt_a_sort",
        prints=("float late, sorted: True", "Number late, sorted: False"),
    ),
    Sentence(
        says={
            "memory_use.md": (
                "Few pages: those of the objects that were",
                "A worker that goes through all of them copies most of it",
            )
        },
        program="look_up_ten",
        prints={"fork": ("ten: True", "all: True")},
    ),
    Sentence(
        says={"process_ids.md": ("while `os.getppid()` has changed",)},
        program="ask_the_system_for_the_parent",
        prints={"fork": ("another parent for the system, alive for Python: True",)},
    ),
    Sentence(
        says={
            "events.md": (
                "It is clear at first, and `wait()` returns once it is set",
                "An event stays set until somebody calls `clear()`",
                "A client that starts later does not wait at all",
                "returns `False`, or returns `True` as soon as the event is set",
                "it would notice the flag only after its sleep",
                "`wait_for` gives the lock back while it waits",
                "so it returns when three are there, and not before",
                "`notify()` wakes one of them, and `notify_all()` wakes all",
                "`wait` takes sockets, too, and `process.sentinel`",
                "`wait` returns after [one notification](#fill-three-seats)",
            )
        },
        program="wait_for_one_another",
        prints=dict.fromkeys(
            METHODS,
            (
                "at first: False in vain: False",
                "later: 7 still set: True",
                "cleared: True",
                "sleeps on: True",
                "leaves with 3",
                "leaves with 1",
                "notify: 1",
                "notify_all: 3",
                "sentinel: True",
                "socket: True",
            ),
        ),
    ),
    Sentence(
        says={
            "events.md": (
                "that does not catch the exception prints a traceback and ends with exit code 1",
                "A bare `except:` lets it go on",
                "After `interrupt()`, `set()` returns",
            )
        },
        program="interrupt_children",
        prints=dict.fromkeys(
            METHODS,
            ("exit code: 1", "True KeyboardInterrupt", "exit code: 7", "set returns: True"),
        ),
        since="3.14",
    ),
    Sentence(
        says={
            "barriers.md": (
                "A semaphore with one place works like a [lock]",
                "It is the same with a lock",
                "The two others would wait for it forever",
                "Each later `wait()` raises it as well, until somebody calls `reset()`",
                "can be empty while the last jobs are still in workers' hands",
                "If the worker dies, `join()` waits forever, too",
                "it cannot travel with a task",
                "They wait forever, unless they have [a timeout]",
            )
        },
        program="count_on_each_other",
        prints=dict.fromkeys(
            METHODS,
            (
                "[True, False] True",
                "[True, False] True",
                "lock of a dead one: False",
                "barrier waits: True",
                "broken broken through through",
                "empty: True joined: False",
                "joined: False",
                "by an initializer: True",
                "by a task: True",
            ),
        ),
    ),
    Sentence(
        says={
            "profiling_and_testing.md": (
                "`python -m cProfile` shows no more",
                "and profiles the parent",
            )
        },
        program="profile_a_pool",
        prints=dict.fromkeys(METHODS, ("the parent: True the task: False",)),
        since="3.14",
    ),
]


def tries() -> Iterator[tuple[Sentence, Interpreter, str]]:
    """Yield each sentence with each Python and start method on which it is tried."""
    for sentence in SENTENCES:
        methods = list(sentence.prints) if isinstance(sentence.prints, dict) else [""]
        for interpreter in INTERPRETERS.values():
            for method in methods:
                has = not method or method in interpreter.start_methods
                if has and version_of(interpreter.version) >= version_of(sentence.since):
                    yield sentence, interpreter, method


TRIES = [
    pytest.param(*each, id=f"{each[0].program}-{each[1].python}-{each[2] or 'default'}")
    for each in tries()
]


def seen(program: str, interpreter: Interpreter, method: str, folder: Path) -> list[str]:
    """Return what a program prints, whose standard input holds a line; it is always ended."""
    before = [str(LAUNCHER), method] if method else []
    with subprocess.Popen(
        [interpreter.executable, *before, str(PROGRAMS / f"{program}.py"), str(folder)],
        env=clean_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    ) as process:
        try:
            output, errors = process.communicate("typed\n", timeout=LIMIT)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    assert output, errors
    return output.splitlines()


@pytest.mark.parametrize(("sentence", "interpreter", "method"), TRIES)
def test_a_program_that_tries_a_sentence_sees_what_it_says(
    sentence: Sentence, interpreter: Interpreter, method: str, tmp_path: Path
) -> None:
    program, prints = sentence.program, sentence.prints
    lines = list(prints[method] if isinstance(prints, dict) else prints)

    def try_it() -> list[str]:
        found = seen(program, interpreter, method, tmp_path)
        assert found == lines, f"mend what these pages say: {', '.join(sentence.says)}"
        return found

    parts = [LAUNCHER, *(PROGRAMS / f"{name}.py" for name in (program, *sorted(HELPERS)))]
    sources = [path.read_text("utf-8") for path in parts]
    depends_on = [sources, interpreter.build, interpreter.executable, method]
    name = f"sentences/{program}-{interpreter.python}-{method or 'default'}"
    # What an earlier try saw must be what the sentence says today, too.
    assert measured_once(name, depends_on, try_it) == lines


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda each: each.program)
def test_the_pages_still_say_what_is_tried(sentence: Sentence) -> None:
    for page, quotes in sentence.says.items():
        text = (ROOT / "docs" / "en" / page).read_text(encoding="utf-8")
        missing = [quote for quote in quotes if text.count(quote) != 1]
        assert missing == [], f"docs/en/{page}: quote in {__file__} what it says now, and once"


def test_every_program_tries_sentences_and_every_sentence_is_tried() -> None:
    """Once each, under every start method that this system has or the default one."""
    programs = [sentence.program for sentence in SENTENCES]
    assert sorted(programs) == sorted({path.stem for path in PROGRAMS.glob("*.py")} - HELPERS)
    assert all(sentence.says and all(sentence.says.values()) for sentence in SENTENCES)
    newest = max(version_of(each.version) for each in INTERPRETERS.values())
    tried = {each.values[0].program for each in TRIES}  # type: ignore[union-attr]
    assert tried == {each.program for each in SENTENCES if version_of(each.since) <= newest}
