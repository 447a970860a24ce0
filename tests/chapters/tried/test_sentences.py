"""Sentences that no snippet shows hold on every Python of this machine, as small programs try.

A sentence of a page that says *always*, *none* or *as long as* is best backed by
the snippet beside it. What no snippet of the page shows, a program in `programs/`
tries. It prints what it sees, and the sentence says what that is: under each
start method where it can differ, else under the default one.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import attrs
import pytest

from recorder.catalog.entries import version_of
from recorder.runs.interpreters import Interpreter
from recorder.runs.terminal import clean_environment
from tests.ending import end_group
from tests.kept import measured_once
from tests.pythons import pythons

ROOT = Path(__file__).parents[3]
PROGRAMS = Path(__file__).parent / "programs"
LAUNCHER = ROOT / "recorder" / "runs" / "start_method.py"
INTERPRETERS = pythons()
METHODS = ("fork", "spawn", "forkserver")
HELPERS = {"__init__", "leaving", "locks", "orders", "waits"}
SHARED = (
    "Queue",
    "Lock",
    "Semaphore",
    "Condition",
    "Synchronized",
    "SynchronizedArray",
    "c_int_Array_5",
)
NO_KEY = "Pickling an AuthenticationString object is disallowed for security reasons"
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
        says={
            "messages.md": ("is dropped after `put` has returned, and its child may end with 0",)
        },
        program="put_what_cannot_travel",
        prints=dict.fromkeys(METHODS, ("nothing came, exit code 0",)),
    ),
    Sentence(
        says={
            "messages.md": ("keeps the lock of that queue, and no other one gets anything",),
            "remote.md": (
                "takes the next task along: the server's thread still waits for it",
                "or taken for one that was lost while it waited",
            ),
        },
        program="die_while_it_waits",
        prints=dict.fromkeys(METHODS, ("of a queue: none", "of a server: all but one")),
    ),
    Sentence(
        says={"process_ids.md": ("they import the file before they know their parent",)},
        program="ask_for_the_parent_too_soon",
        prints={"spawn": ("while imported: None", "in the task: True")},
    ),
    Sentence(
        says={
            "error_methods.md": ("and the child's import makes it again: move it below",),
            "contexts.md": ("so it can be called once, below the guard",),
        },
        program="choose_above_the_guard",
        prints=("the parent goes on, exit code 1", "1"),
    ),
    Sentence(
        says={
            "error_resources.md": ("or it terminated a child that had made a lock",),
            "left_behind.md": ("it may have terminated a child that had made a lock",),
        },
        program="end_who_made_a_lock",
        prints={
            "fork": ("ends well: True", "leaked 1: False"),
            "spawn": ("ends well: True", "leaked 1: True"),
            "forkserver": ("ends well: True", "leaked 1: True"),
        },
    ),
    Sentence(
        says={
            "is_it_alive.md": ("(It waits for the end of [a long call into C]",),
            "events.md": ("and a long call into C [goes on to its end]",),
        },
        program="interrupt_a_call_of_c",
        prints=(
            "KeyboardInterrupt after the call: True",
            "SystemExit after the call: True",
        ),
    ),
    Sentence(
        says={
            "executors_and_asyncio.md": (
                "(with `chunksize`, how many chunks)",
                "What you never take keeps the rest from running",
            )
        },
        program="bound_the_chunks",
        prints=("read: 40", "read after one result: 50", "read in the end: 50"),
        since="3.14",
    ),
    Sentence(
        says={"joining.md": ("or takes the child's end away by `os.wait()`",)},
        program="take_the_child_away",
        prints=dict.fromkeys(("fork", "spawn"), ("exitcode None is_alive True",)),
    ),
    Sentence(
        says={"is_it_alive.md": ("and `exitcode` is 255, of a child that still runs",)},
        program="lose_the_fork_server",
        prints={"forkserver": ("exitcode 255 is_alive False", "it ran on")},
    ),
    Sentence(
        says={
            "executors.md": (
                "when the future is done, and at once if it is",
                "in the executor's own thread is worse",
            )
        },
        program="call_back_at_once",
        prints=("True", "came out: 3", "and the executor goes on: 2"),
    ),
    Sentence(
        says={"executors.md": ("(Of a canceled future it raises `CancelledError`.)",)},
        program="ask_a_canceled_future",
        prints=("True", "exception() raises"),
    ),
    Sentence(
        says={"pipes.md": ("What the child itself forks has one under any method",)},
        program="leave_an_end_to_a_grandchild",
        prints=dict.fromkeys(METHODS, ("crashed, heard: False", "heard in the end")),
    ),
    Sentence(
        says={"price_of_the_trip.md": ("a whole number or a text, not NaN",)},
        program="send_a_mark_that_is_no_number",
        prints=("nan is not a valid Mark",),
    ),
    Sentence(
        says={
            "time_limits.md": ("under any method it has one that is set at the top of the file",)
        },
        program="set_a_handler_at_the_top",
        prints=dict.fromkeys(METHODS, ("SystemExit 143", "the same worker: True")),
    ),
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
                "a number leaves room for eight bytes",
            )
        },
        program="keep_items",
        prints=("9223372036854775807 b'ab' ab", "refused", "refused", "no room", "xxxxxxxx"),
    ),
    Sentence(
        says={
            "how_many_workers.md": (
                "Workers of a pool beyond the number of tasks",
                "starts no more workers than tasks were submitted, except",
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
        says={
            "how_many_workers.md": (
                "nothing in the standard library knows of a quota on CPU time",
                "`os.cpu_count()` says the same with and without the quota",
            )
        },
        program="know_no_quota",
        prints=("True []",),
    ),
    Sentence(
        says={
            "seeing_inside.md": ("`sys.stdin` of a child is empty, whatever the start method",),
            "error_hangs.md": (
                "The standard input of a worker is empty",
                "What you type has no effect",
            ),
            "error_results.md": (
                "and a child of `multiprocessing` has an empty `sys.stdin`",
                "Reading `sys.stdin` there raises nothing and gives an empty text",
            ),
        },
        program="read_standard_input",
        prints=dict.fromkeys(METHODS, ("'' b'typed\\n'",)),
    ),
    Sentence(
        says={"error_hangs.md": ("The pool goes on with another worker, without the task",)},
        program="debug_in_a_worker",
        prints=dict.fromkeys(METHODS, ("another worker: True", "no result")),
        since="3.14",
    ),
    Sentence(
        says={
            "seeing_inside.md": (
                "a process prints its stack when it gets a signal, as often as you like",
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
                "its stack, twice: True",
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
            "interpreters.md": (
                "each with its own modules, its own globals and its own [GIL]",
                "gives one to each worker",
                "An interpreter runs in a thread, but imports its modules for itself",
                "arrive all the same, as copies",
                "A worker process has its own",
            )
        },
        program="use_an_interpreter",
        prints=(
            "a lock of its own: True",
            "modules of its own: True",
            "a list is copied: True",
            "interpreters, threads: 2 2",
            "one is the parent's: False",
            "a process has a folder of its own: True",
        ),
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
            "error_killed.md": (
                "The executor gives up its other workers, and each task that was not done raises",
                "The same executor refuses each later `submit`",
                "-9 is a kill, -11 a crash in C code",
                "it gives up, and refuses every later `submit` and `map`",
                "gives up all its workers, and every future that is not done raises this error",
            )
        },
        program="break_an_executor",
        prints=dict.fromkeys(
            METHODS,
            (
                "be_killed True [True, True] False {-9}",
                "crash True [True, True] False {-11}",
                "demand True [True, True] False set()",
            ),
        ),
    ),
    Sentence(
        says={
            "error_killed.md": (
                "`close()` with `join()` waits for it, too",
                "the number of workers is right. Among their process ids is a new one",
            )
        },
        program="lose_a_pool_worker",
        prints=dict.fromkeys(METHODS, ("workers: 2 new: 1", "no result", "join waits: True")),
    ),
    Sentence(
        says={"pool.md": ("the block does not end, even after the task is done",)},
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
        says={
            "error_travel.md": (
                "The traceback leads through `map` or `apply`, or through the result of a future",
                "a lambda may sit in an attribute of an object, in the default of a dictionary",
                "and not through `start()`, and no start method helps",
            )
        },
        program="refuse_functions",
        prints={
            method: tuple(
                f"{name}: map apply result" + ("" if method == "fork" else " start")
                for name in ("local function", "lambda", "attribute", "default", "key")
            )
            for method in METHODS
        },
    ),
    Sentence(
        says={
            "error_travel.md": ("A decorator that runs its function in a process, and hands back",)
        },
        program="decorate_the_target",
        prints={
            "fork": ("child: serving",),
            "spawn": ("it's not the same object as __main__.service",),
            "forkserver": ("it's not the same object as __main__.service",),
        },
    ),
    Sentence(
        says={"error_objects.md": ("Such a lock means something in one process alone",)},
        program="release_a_copy",
        prints={"fork": ("released by the child: True locked: True",)},
    ),
    Sentence(
        says={"error_objects.md": ("The lock is often not yours: a [`queue.Queue`]",)},
        program="look_for_locks",
        prints=(
            "Queue: cannot pickle '_thread.lock' object",
            "Event: cannot pickle '_thread.lock' object",
            "ProcessPoolExecutor: cannot pickle '_thread.lock' object",
            "StreamHandler: cannot pickle '_thread.RLock' object",
            "Future: cannot pickle '_thread.RLock' object",
        ),
    ),
    Sentence(
        says={
            "error_objects.md": (
                "can reach a process while that is being started, and at no other time",
                "The queue stands among the arguments of `map`, `starmap`, `apply` or `submit`",
                "everything on `self` travels, also what another method set",
                "The array stands among the arguments of a task, in a `partial`, or as an",
                "`Synchronized` in the message means a `Value`, and a name such as `c_int_Array_5`",
            )
        },
        program="send_what_is_shared",
        prints={
            method: (
                f"a new process gets {' '.join(SHARED)}",
                *(f"at another time: {name}" for name in SHARED),
                f"attribute of another method: {'gone along' if method == 'fork' else 'True'}",
            )
            for method in METHODS
        },
    ),
    Sentence(
        says={"error_objects.md": ("newer Pythons have neither limit",)},
        program="announce_a_large_message",
        prints=(
            "2147483647 2147483647",
            "2147483648 2147483648",
            "1099511627776 1099511627776",
            "pickle: True",
        ),
    ),
    Sentence(
        says={
            "error_objects.md": (
                "An argument, or an attribute of the object whose method is the task, is a `Man",
                "raises `cannot pickle 'weakref.ReferenceType' object` under spawn and forkserver",
                "Lines below the message may name `SyncManager`",
            )
        },
        program="send_a_manager",
        prints={
            method: (
                f"argument: {NO_KEY}",
                f"attribute: {NO_KEY}",
                "new process: nothing"
                if method == "fork"
                else "new process: cannot pickle 'weakref.ReferenceType' object",
                "notes since 3.14: True",
            )
            for method in METHODS
        },
    ),
    Sentence(
        says={
            "error_stopping.md": (
                "A second Ctrl-C ends another running task, and not the program",
                "After it, older Pythons hang, often before the last tasks",
            )
        },
        program="press_ctrl_c_twice",
        prints=("as said: True",),
    ),
    Sentence(
        says={
            "error_stopping.md": (
                "Each of them also holds the sending end of that queue",
                "with your command under fork, and with `multiprocessing` in theirs under spawn",
                "Their parent is another one, often 1, or a fork server that lives on, too",
            )
        },
        program="look_at_an_orphan",
        prints={
            "fork": (
                "holds the sending end: True",
                "own command: True multiprocessing: False",
                "another parent: True a fork server: False",
            ),
            "spawn": (
                "holds the sending end: True",
                "own command: False multiprocessing: True",
                "another parent: True a fork server: False",
            ),
            "forkserver": (
                "holds the sending end: True",
                "own command: False multiprocessing: True",
                "another parent: True a fork server: True",
                "it lives on: True",
            ),
        },
    ),
    Sentence(
        says={
            "error_waiting.md": (
                "A pool that was terminated in a task keeps the lock of that task, too",
            )
        },
        program="terminate_in_a_task",
        prints=dict.fromkeys(METHODS, ("terminated, and the lock is free: False",)),
    ),
    Sentence(
        says={"error_waiting.md": ("If `set()` of an event or `notify()` never returns",)},
        program="notify_a_killed_waiter",
        prints=dict.fromkeys(METHODS, ("notify() returned: False",)),
    ),
    Sentence(
        says={
            "error_results.md": (
                "If `ExceptionWithTraceback` stands there",
                "A generator, an open file or a connection to a database as the result",
                "What ends is the loop over `executor.map` or `imap`",
            )
        },
        program="return_what_cannot",
        prints=(
            "generate: False",
            "open_a_file: False",
            "connect: False",
            "fail: True",
            "imap: 0",
        ),
    ),
    Sentence(
        says={
            "error_results.md": (
                "turns an `int` into text: `str`, `print` or an f-string",
                "To read such a number back, `int` of a long text, has the same limit",
            )
        },
        program="write_long_integers",
        prints=("Exceeds the limit (4300 digits) for integer string conversion",) * 4,
    ),
    Sentence(
        says={
            "error_results.md": (
                "asks a semaphore for its value",
                "`queue.Queue` and the queue of a manager can be counted on every system",
            )
        },
        program="count_in_other_queues",
        prints=(
            "asks a semaphore: NotImplementedError()",
            "counts: 1",
            "counts: 1",
            "without a semaphore: True",
        ),
    ),
    Sentence(
        says={
            "error_pool_hangs.md": (
                "As many results came as all workers may do together, then nothing",
                "No worker is left in the output of `ps`",
                "Without `max_tasks_per_child` the program ends",
            )
        },
        program="stop_replacing",
        prints=("without a limit: 6", "as the page says of this Python: True"),
    ),
    Sentence(
        says={"trust.md": ("It needs no proxy and no registered name",)},
        program="order_a_manager",
        prints=("obeyed",),
    ),
    Sentence(
        says={
            "trust.md": ("A manager goes on in all these cases",),
            "error_remote.md": ("a server that has finished from one that has crashed",),
            "remote.md": (
                "The error is the same whether the server had finished or crashed",
                "`get_server()`, which serves in your own process, raises the `OSError` itself",
            ),
        },
        program="lose_a_killed_server",
        prints=("worker: EOFError", "get_server: Address already in use"),
    ),
    Sentence(
        says={"left_behind.md": ("Children that live on keep it from that until the last",)},
        program="outlive_the_owner",
        prints=dict.fromkeys(
            METHODS, ("its child lives, the block is there: True", "the block is gone")
        ),
    ),
    Sentence(
        says={
            "left_behind.md": ("So does dropping the object, if nothing else refers to it",),
            "error_resources.md": ("keeps two as long as its object is kept",),
        },
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
        says={
            "executors_and_asyncio.md": (
                "They end its own workers, in the middle of what they do",
                "and calls that wait are canceled or raise the same",
            ),
            "time_limits.md": ("a method that ends its own workers, and no others",),
        },
        program="terminate_its_own_workers",
        prints=("canceled or broken: True", "the other executor: None", "the child lives: True"),
        since="3.14",
    ),
    Sentence(
        says={
            "process_ids.md": ("while `os.getppid()` has changed",),
            "error_stopping.md": ("`os.getppid()` has become another number, often 1",),
        },
        program="ask_the_system_for_the_parent",
        prints={"fork": ("another parent for the system, alive for Python: True",)},
    ),
    Sentence(
        says={
            "separate_memory.md": (
                "Waiting longer would not help, because nothing was on its way",
                "Under spawn and forkserver it is [pickled][pickle]",
            )
        },
        program="keep_to_itself",
        prints={
            "fork": ("later: [1, 2]", "called: [1, 2, 3, 4, 5]"),
            "spawn": ("pickled", "later: [1, 2]", "called: [1, 2, 3, 4, 5]"),
            "forkserver": ("pickled", "later: [1, 2]", "called: [1, 2, 3, 4, 5]"),
        },
    ),
    Sentence(
        says={
            "what_can_travel.md": ("Two locks in two processes do not keep these processes apart",)
        },
        program="hold_a_copied_lock",
        prints=dict.fromkeys(METHODS, ("while the parent holds its lock: 105",)),
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
    Sentence(
        says={
            "joining.md": (
                "A child that has not loaded it by then fails with a [`FileNotFoundError`]",
                "goes when the parent ends or keeps it no longer",
            ),
            "error_waiting.md": ("or kept the barrier no longer, before a child had loaded it",),
        },
        program="drop_the_lock",
        prints={
            "fork": ("kept: 0", "dropped: 0"),
            "spawn": ("kept: 0", "dropped: 1"),
            "forkserver": ("kept: 0", "dropped: 1"),
        },
    ),
    Sentence(
        says={"messages.md": ("a thread copies it, and may do so after `put` has returned",)},
        program="change_what_was_put",
        prints=dict.fromkeys(METHODS, ("arrives: a b c",)),
    ),
    Sentence(
        says={
            "functions_that_travel.md": ("If the arguments do not fit into a pipe",),
            "moved_to_314.md": ("With large arguments, `start()` [raises or waits forever]",),
            "main_file.md": ("(With large arguments, [`start()` fails or waits]",),
        },
        program="break_the_start",
        prints={
            "fork": ("small: exit code 0", "large: exit code 0"),
            "spawn": ("small: exit code 1", "large: start() fails"),
            "forkserver": ("small: exit code 1", "large: start() fails"),
        },
    ),
    Sentence(
        says={
            "pipes.md": ("if it died in the middle of a message, `recv()` may raise an `OSError`",),
            "messages.md": ("`get` waits for the rest, timeout or not",),
            "error_hangs.md": ("if a message was cut off or not read",),
            "time_limits.md": ("raises `EOFError` or an `OSError`",),
        },
        program="die_in_a_message",
        prints=("pipe: OSError", "get returns: False"),
    ),
    Sentence(
        says={
            "events.md": ("a handle that is ready as soon as the process has ended",),
            "joining.md": ("(Under fork `join(timeout)` may, if",),
        },
        program="leave_a_child",
        prints={
            "fork": (
                "ready while its child lives: False",
                "its join waits: True",
                "ready then: True",
            ),
            **dict.fromkeys(
                ("spawn", "forkserver"),
                (
                    "ready while its child lives: True",
                    "its join waits: False",
                    "ready then: True",
                ),
            ),
        },
    ),
    Sentence(
        says={
            "killed_workers.md": (
                "it does not come if the worker was killed while it sent a large result",
                "and not if it was sending a large result",
            ),
            "error_killed.md": ("unless the kill comes in the middle of a large result",),
            "results_that_travel.md": ("than a program that waits, for small results",),
        },
        program="lose_half_a_result",
        prints=("executor: waits", "end of the block: waits"),
    ),
    Sentence(
        says={"killed_workers.md": ("It may come late: with the next result, or",)},
        program="hear_late_of_a_kill",
        prints={"fork": ("while its child lives: nothing", "then: broken")},
    ),
    Sentence(
        says={
            "killed_workers.md": ("and not by an argument that arrives",),
            "error_memory.md": ("If it is an argument that finds no room, the worker ends",),
        },
        program="receive_too_much",
        prints=("in the task: MemoryError", "as an argument: waits"),
    ),
    Sentence(
        says={"error_pool_hangs.md": ("After a `KeyError` the thread goes on",)},
        program="raise_in_callbacks",
        prints=("waits", "2", "told: []"),
    ),
    Sentence(
        says={
            "error_pool_hangs.md": ("There is none if that `__init__` raises an `OSError`",),
            "error_results.md": ("If that fails, too, the worker ends and `get` waits",),
        },
        program="fail_to_return",
        prints=("nest: waits, and a thread told 0", "fail: waits, and a thread told 0"),
    ),
    Sentence(
        says={
            "stopping.md": ("A worker without a task ends, and that breaks the executor",),
            "error_stopping.md": ("One that has no task ends, and breaks the executor",),
        },
        program="interrupt_an_idle_worker",
        prints=("is broken",),
    ),
    Sentence(
        says={"time_limits.md": ("Under fork a worker inherits a handler for SIGTERM",)},
        program="inherit_the_handler",
        prints={
            "fork": ("SystemExit",),
            "spawn": ("BrokenProcessPool",),
            "forkserver": ("BrokenProcessPool",),
        },
    ),
    Sentence(
        says={
            "error_resources.md": ("While a task runs, its result holds such a reference",),
            "left_behind.md": ("ends its workers when no task is left",),
        },
        program="forget_a_busy_pool",
        prints=("while a task runs: True", "then: False"),
    ),
    Sentence(
        says={
            "error_main_file.md": (
                "With `python -m package` or `python package/`, a child does not import",
            ),
            "main_file.md": ("Then a child does not import it",),
        },
        program="run_a_main_file",
        prints=("package/__main__.py greets", "package fails", "-m package fails"),
    ),
    Sentence(
        says={
            "error_resources.md": ("when they are first written or read",),
            "containers_and_servers.md": ("because its pages are made when they are first used",),
        },
        program="read_a_new_block",
        prints=("made: 0", "read: 1048576"),
    ),
    Sentence(
        says={"error_silent.md": ("does end the task, but no program that it started",)},
        program="leave_a_program",
        prints=("the program went on: True",),
    ),
    Sentence(
        says={
            "error_hangs.md": ("an executor brings the `SystemExit` to the parent",),
            "error_killed.md": ("or for a `sys.exit()` in a task, which ends its worker",),
        },
        program="exit_in_a_task",
        prints=("executor: SystemExit 1", "the same worker: True", "pool: waits"),
    ),
    Sentence(
        says={
            "events.md": ("Under fork and spawn, what it started and left may hold that back",),
            "killed_workers.md": ("under fork and spawn, when what the worker had started has",),
        },
        program="leave_in_each_way",
        prints={
            "fork": ("kept waiting by: ['os.fork']",),
            "spawn": ("kept waiting by: ['os.fork', 'os.system']",),
            "forkserver": ("kept waiting by: []",),
        },
    ),
    Sentence(
        says={"trust.md": ("with an `EOFError` or an `OSError`, such as",)},
        program="knock_at_a_listener",
        prints=("refused",) * 6,
    ),
    Sentence(
        says={"process_ids.md": ("Under spawn and forkserver, yes, if the parent forked nothing",)},
        program="ask_beside_a_fork",
        prints=dict.fromkeys(("spawn", "forkserver"), ("alone: False", "beside a fork: True")),
    ),
    Sentence(
        says={"events.md": ("Where the program ignores Ctrl-C, as one that a script starts",)},
        program="ignore_ctrl_c",
        prints=dict.fromkeys(METHODS, ("to its end: True 0",)),
    ),
    Sentence(
        says={
            "error_starting.md": ("(With `python -O` nothing checks it.)",),
            "pool_workers.md": ("which `python -O` does not check",),
            "joining.md": (
                "unless `python -O` leaves the check out",
                "(`python -O` says `AttributeError`.)",
            ),
            "error_remote.md": (
                "(`python -O` leaves this check out.",
                "raises `ValueError` before the start, and `FileNotFoundError` after the end.)",
            ),
        },
        program="leave_out_the_checks",
        prints=dict.fromkeys(
            METHODS,
            (
                "a child of a daemon",
                "AttributeError",
                "before the start: ValueError",
                "after the end: FileNotFoundError",
            ),
        ),
    ),
    Sentence(
        says={
            "pool.md": ("or only notes it with a handler that it has inherited under fork",),
            "time_limits.md": (
                "if it only notes the signal, the task goes on",
                "`kill()` ends the worker in any case",
            ),
        },
        program="note_the_signal",
        prints={
            "fork": (
                "executor: the task went on",
                "killed: BrokenProcessPool",
                "the block waits: True",
            ),
            **dict.fromkeys(
                ("spawn", "forkserver"),
                (
                    "executor: BrokenProcessPool",
                    "killed: BrokenProcessPool",
                    "the block waits: False",
                ),
            ),
        },
    ),
    Sentence(
        says={
            "random_numbers.md": ("if you start it as `python file.py`, and the children are",),
            "memory_use.md": ("which is a file started as `python file.py`",),
            "moved_to_314.md": ("a file that is started as `python file.py`, once for all",),
            "start_costs.md": (", if you start it as `python file.py`",),
            "what_it_costs.md": ("once, unless you start it with `-m`",),
            "forks_and_threads.md": ("once, for all, if you start it as `python file.py`",),
        },
        program="import_with_m",
        prints=("imported in the child: True",),
    ),
    Sentence(
        says={"price_of_the_trip.md": ("a text, not NaN or an `object()`",)},
        program="look_up_a_member",
        prints=dict.fromkeys(METHODS, ("a number: True", "an object(): ValueError")),
    ),
    Sentence(
        says={
            "pipes.md": ("(Under fork a second child may have a copy, too:",),
            "time_limits.md": ("(under fork, once no other child has a copy of that end)",),
        },
        program="close_it_late",
        prints={
            "fork": ("hears of the crash: False", "hears of it then: True"),
            "spawn": ("hears of the crash: True", "hears of it then: True"),
            "forkserver": ("hears of the crash: True", "hears of it then: True"),
        },
    ),
    Sentence(
        says={
            "shared_memory.md": ("or in a child that was forked before the first block was made",),
            "error_resources.md": ("a child of the owner that was started after the block",),
        },
        program="attach_in_an_older_child",
        prints={
            "fork": ("there: False", "nothing to unlink"),
            "spawn": ("there: True",),
            "forkserver": ("there: True",),
        },
    ),
    Sentence(
        says={"main_file.md": ("a child that is forked after the function was made has it",)},
        program="make_the_pool_first",
        prints={"fork": ("an older pool: no result", "a newer pool: 2")},
    ),
    Sentence(
        says={"names.md": ("has no logging setup that was made below the guard",)},
        program="log_from_the_top",
        prints=dict.fromkeys(METHODS, ("cat opens cat.png",)),
    ),
    Sentence(
        says={"time_limits.md": ("unless the task catches it: a `TimeoutError` is an",)},
        program="catch_the_alarm",
        prints=("caught", "goes on"),
    ),
    Sentence(
        says={"error_ended.md": ("If the thread has used no proxy of this manager before",)},
        program="ask_an_ended_manager",
        prints=dict.fromkeys(
            METHODS,
            (
                "not used, but another one: BrokenPipeError",
                "the first of its thread: FileNotFoundError",
            ),
        ),
    ),
    Sentence(
        says={
            "error_waiting.md": (
                "when its action raises, or when somebody calls `abort()`",
                "(or the action's own error, in the process that ran it)",
            )
        },
        program="break_a_barrier",
        prints=dict.fromkeys(
            METHODS,
            ("BrokenBarrierError LookupError broken: True", "BrokenBarrierError broken: False"),
        ),
    ),
    Sentence(
        says={
            "joining.md": ("Under fork and spawn it stays `None` if your program ignores SIGCHLD",)
        },
        program="ignore_sigchld",
        prints={"fork": ("None",), "spawn": ("None",), "forkserver": ("0",)},
    ),
    Sentence(
        says={
            "left_behind.md": (
                "Who closes the terminal may end the tracker, too",
                "So the block is gone in the end, if the tracker is not killed",
            )
        },
        program="close_the_terminal",
        prints=("SIGTERM warned: True left: False", "SIGHUP warned: False left: True"),
    ),
    Sentence(
        says={"error_slow.md": ("with each task, or with each chunk of a pool's `map`, whole",)},
        program="pickle_for_each_chunk",
        prints=dict.fromkeys(METHODS, ("map: 8", "imap: 100", "executor: 100")),
    ),
    Sentence(
        says={"stopping.md": ("Once the workers have ended, a",)},
        program="warn_after_the_orphans",
        prints=("while the worker lives: True False", "then: True"),
    ),
    Sentence(
        says={
            "error_main_file.md": (
                "or the fork server itself, tries to import a file with",
                "Where the fork server imports your file, it comes once",
            )
        },
        program="read_a_program",
        prints=dict.fromkeys(
            ("spawn", "forkserver"),
            ("failed: True looked for <stdin>: True", "last: True"),
        ),
    ),
    Sentence(
        says={"executors.md": ("it ends that thread, and the next `result()` waits",)},
        program="exit_in_a_callback",
        prints=dict.fromkeys(METHODS, ("the next one: nothing",)),
    ),
]


def tries() -> Iterator[tuple[Sentence, Interpreter, str]]:
    """Yield each sentence with each Python and each start method that it has."""
    for sentence in SENTENCES:
        methods = list(sentence.prints) if isinstance(sentence.prints, dict) else [""]
        for interpreter in INTERPRETERS.values():
            for method in methods:
                if not method or method in interpreter.start_methods:
                    yield sentence, interpreter, method


def name_of(sentence: Sentence, interpreter: Interpreter, method: str) -> str:
    return f"{sentence.program}-{interpreter.python}-{method or 'default'}"


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
            end_group(process.pid)
            raise
    assert output, errors
    return output.splitlines()


def try_once(sentence: Sentence, interpreter: Interpreter, method: str, folder: Path) -> list[str]:
    """Return what a program printed, which is kept if it is what the sentence says."""
    program = sentence.program

    def try_it() -> list[str]:
        folder.mkdir(parents=True, exist_ok=True)
        found = seen(program, interpreter, method, folder)
        pages = ", ".join(sentence.says)
        assert found == said(sentence, method), f"mend what these pages say: {pages}"
        return found

    parts = [LAUNCHER, *(PROGRAMS / f"{each}.py" for each in (program, *sorted(HELPERS)))]
    sources = [path.read_text("utf-8") for path in parts]
    # Relative, so that a copy of the project tries nothing anew.
    executable = os.path.relpath(interpreter.executable, ROOT)
    depends_on = [sources, interpreter.build, executable, method]
    name = f"sentences/{name_of(sentence, interpreter, method)}"
    found: list[str] = measured_once(name, depends_on, try_it)
    return found


def said(sentence: Sentence, method: str) -> list[str]:
    """Return the lines that a sentence promises under a start method."""
    prints = sentence.prints
    return list(prints[method] if isinstance(prints, dict) else prints)


def is_said_of(sentence: Sentence, interpreter: Interpreter) -> bool:
    return version_of(interpreter.version) >= version_of(sentence.since)


@pytest.fixture(scope="module")
def at_work(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Future[list[str]]]]:
    """Start the tries that the tests ask for, a few beside each other: most of them only wait."""
    folder = tmp_path_factory.mktemp("tried")
    items = [each for each in request.session.items if isinstance(each, pytest.Function)]
    parameters: list[Any] = [each.callspec.params for each in items if each.function is TEST]
    asked = [(each["sentence"], each["interpreter"], each["method"]) for each in parameters]
    with ThreadPoolExecutor(2 * (os.cpu_count() or 1)) as pool:
        yield {
            name_of(*each): pool.submit(try_once, *each, folder / name_of(*each))
            for each in asked
            if is_said_of(each[0], each[1])
        }
        pool.shutdown(cancel_futures=True)


@pytest.mark.parametrize(
    ("sentence", "interpreter", "method"),
    [pytest.param(*each, id=name_of(*each)) for each in tries()],
)
def test_a_program_that_tries_a_sentence_sees_what_it_says(
    sentence: Sentence,
    interpreter: Interpreter,
    method: str,
    at_work: dict[str, Future[list[str]]],
    tmp_path: Path,
) -> None:
    if not is_said_of(sentence, interpreter):
        pytest.skip(f"the page says nothing of {interpreter.version}")
    # It is not there if the test is made once more.
    under_way = at_work.pop(name_of(sentence, interpreter, method), None)
    found = under_way.result() if under_way else try_once(sentence, interpreter, method, tmp_path)
    # What an earlier try saw must be what the sentence says today, too.
    assert found == said(sentence, method)


TEST = test_a_program_that_tries_a_sentence_sees_what_it_says


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
    tried = {sentence.program for sentence, _, _ in tries()}
    assert tried == {each.program for each in SENTENCES}
