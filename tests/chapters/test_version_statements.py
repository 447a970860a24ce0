"""What pages say of a Python version holds on every Python of this machine."""

import functools
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import attrs
import pytest

from recorder.catalog.entries import version_of
from recorder.catalog.load import load_catalog
from recorder.runs.interpreters import Interpreter
from recorder.runs.store import asked_for_verdict
from recorder.runs.terminal import clean_environment
from tests.chapters.prose import LINK, PAGES, parse, sentences
from tests.kept import ensure
from tests.pythons import pythons

ROOT = Path(__file__).parents[2]
INTERPRETERS = pythons()
ENTRIES = {entry.id: entry for entry in load_catalog().entries}
VERSION = re.compile(r"\b3\.(?:8|9|1\d)\b")
CITED = re.compile(r"\(https://(?:docs\.python\.org|peps\.python\.org|github\.com/python)/")


@attrs.frozen(kw_only=True)
class Statement:
    """A sentence of a page, and what is so exactly since a version."""

    page: str
    quote: str
    since: str
    expression: str = ""
    """Python that is true since then."""
    run: str = ""
    """The id of a catalogued run, by default under the default start method of each Python."""
    prints: str = ""
    """What that run prints since then; between words any blanks."""
    until: str = ""
    """The version from which on it is no longer so."""
    surely_since: str = ""
    """The release from which it must hold, if a patch release in between brought it."""
    of_many_cpus: bool = False
    """On one CPU there is no difference to be seen."""


DEFAULT: dict[str, Any] = {"expression": "multiprocessing.get_start_method() == 'forkserver'"}
WARNING: dict[str, Any] = {
    "run": "start_methods/show_the_fork_warning.shown",
    "prints": "DeprecationWarning",
}
EXITS_FORKED = (
    "(lambda child: (child.start(), child.join(), child.exitcode == 7)[-1])("
    "multiprocessing.get_context('fork').Process("
    "target=lambda: __import__('atexit').register(os._exit, 7)))"
)
STATEMENTS = [
    Statement(
        page="error_interpreters.md",
        quote="From 3.13 on, the option `-X gil=0` asks Python to start without its lock",
        since="3.13",
        expression=(
            "__import__('subprocess').run([__import__('sys').executable, '-X', 'gil=0', '-c', '']"
            ").returncode != 0"
        ),
    ),
    Statement(
        page="events.md",
        quote="`interrupt` is new in Python 3.14",
        since="3.14",
        run="coordination/interrupt_a_child",
        prints="child: interrupted",
    ),
    Statement(
        page="main_file.md",
        quote="Since Python 3.14 the message says `module '__main__' has no attribute`",
        since="3.14",
        run="main_file/type_the_function",
        prints="module '__main__' has no attribute 'hello'",
    ),
    Statement(
        page="main_file.md",
        quote="That was the default on Linux until Python 3.13",
        since="3.14",
        **DEFAULT,
    ),
    Statement(
        page="containers_and_servers.md",
        quote="Since Python 3.13, `Pool()` and `ProcessPoolExecutor()` without a number follow it",
        since="3.13",
        run="servers/override_the_count",
        prints="told 1, answers 1 told 3, answers 3",
    ),
    Statement(
        page="first_process.md",
        quote="`forkserver` is the default on Linux since Python 3.14",
        since="3.14",
        **DEFAULT,
    ),
    Statement(
        page="is_it_alive.md",
        quote="since Python 3.13 under every start method",
        since="3.13",
        expression=EXITS_FORKED,
    ),
    Statement(
        page="is_it_alive.md",
        quote="Since Python 3.14 there is [`interrupt()`]",
        since="3.14",
        expression="hasattr(multiprocessing.Process, 'interrupt')",
    ),
    Statement(
        page="names.md",
        quote="Since Python 3.14 the message also says that it happened at `_target`",
        since="3.14",
        run="process/shadow_the_target.spawn",
        prints="dict item '_target'",
    ),
    Statement(
        page="names.md",
        quote="on Linux the default was `fork`, and since Python 3.14 it is `forkserver`",
        since="3.14",
        **DEFAULT,
    ),
    Statement(
        page="names.md",
        quote="runs on Linux with Python 3.13 and raises a `PicklingError` with Python 3.14",
        since="3.14",
        run="process/shadow_the_target",
        prints="PicklingError",
    ),
    Statement(
        page="pi_monte_carlo.md",
        quote="Python 3.13 and newer have [`os.process_cpu_count()`]",
        since="3.13",
        expression="hasattr(os, 'process_cpu_count')",
    ),
    Statement(
        page="process_ids.md",
        quote="On Linux this worked with Python 3.13 and fails with 3.14",
        since="3.14",
        **DEFAULT,
    ),
    Statement(
        page="subclassing.md",
        quote="Since Python 3.14 the message also names the attribute",
        since="3.14",
        run="process/pass_an_open_file.spawn",
        prints="dict item 'file'",
    ),
    Statement(
        page="subclassing.md",
        quote="since Python 3.12, of `'TextIOWrapper' instances`",
        since="3.12",
        run="process/pass_an_open_file.spawn",
        prints="'TextIOWrapper' instances",
    ),
    Statement(
        page="why_processes.md",
        quote="[`concurrent.interpreters`][concurrent.interpreters] uses that from 3.14 on",
        since="3.14",
        expression="importlib.util.find_spec('concurrent.interpreters') is not None",
    ),
    Statement(
        page="threads_or_processes.md",
        quote="with several interpreters in one process (3.14 and newer)",
        since="3.14",
        expression="hasattr(concurrent.futures, 'InterpreterPoolExecutor')",
    ),
    Statement(
        page="pool_tasks.md",
        quote="Since Python 3.14, [`terminate_workers()`]",
        since="3.14",
        expression=(
            "'buffersize' in __import__('inspect').signature("
            "concurrent.futures.ProcessPoolExecutor.map).parameters"
            " and hasattr(concurrent.futures.ProcessPoolExecutor, 'terminate_workers')"
            " and hasattr(concurrent.futures.ProcessPoolExecutor, 'kill_workers')"
        ),
    ),
]
IMPORTED_ONCE = {
    "surely_since": "3.14.10",
    "run": "start_methods/count_the_imports",
    "prints": "forkserver 3 1",
}
COPIED_TO_ALL = {
    "surely_since": "3.14.10",
    "run": "start_methods/copy_a_generator.forkserver",
    "prints": "different numbers: 1",
}
NOTHING_FIXED = {
    "surely_since": "3.14.10",
    "run": "start_methods/fix_the_default",
    "prints": "chose spawn after",
}
SPAWN_WITHOUT_TEMPORARY_FILES = {
    "surely_since": "3.14.10",
    "expression": (
        "(__import__('tempfile').__dict__.update(_candidate_tempdir_list=list)"
        " or multiprocessing.get_start_method()) == 'spawn'"
    ),
}
STATEMENTS += [
    Statement(
        page="pi_monte_carlo.md",
        quote=quote,
        since="3.13",
        surely_since="3.14.10",
        run="pi/copy_a_generator.forkserver",
        prints="GENERATOR: 1 different",
    )
    for quote in (
        "the children are copies, too, from Python 3.13.8 and 3.14.1 on",
        "under fork and, from Python 3.13.8 and 3.14.1 on, under forkserver too",
    )
]
STATEMENTS += [
    Statement(page=page, quote=quote, since=since, **what)
    for page, quote, since, what in (
        (
            "start_methods.md",
            "forkserver on Linux and most other systems since Python 3.14",
            "3.14",
            DEFAULT,
        ),
        (
            "start_methods.md",
            "the default is spawn [since 3.15.1]",
            "3.14",
            SPAWN_WITHOUT_TEMPORARY_FILES,
        ),
        ("start_methods.md", "It was, before Python 3.14", "3.14", DEFAULT),
        ("start_methods.md", "[My program broke on Python 3.14]", "3.14", DEFAULT),
        ("moved_to_314.md", "# My program broke on Python 3.14", "3.14", DEFAULT),
        ("moved_to_314.md", "fails since Python 3.14", "3.14", DEFAULT),
        ("moved_to_314.md", "## A program that ran until 3.13", "3.14", DEFAULT),
        ("moved_to_314.md", "This program ran on Linux until 3.13", "3.14", DEFAULT),
        ("moved_to_314.md", "On 3.14 its workers are silent", "3.14", DEFAULT),
        (
            "moved_to_314.md",
            "Since Python 3.14 the lines below the message",
            "3.14",
            {"run": "start_methods/start_a_method", "prints": "when serializing dict item 'lock'"},
        ),
        ("moved_to_314.md", "[from 3.13.8 and 3.14.1]", "3.13.8", IMPORTED_ONCE),
        (
            "moved_to_314.md",
            "[3.14.10, and from 3.15.1]",
            "3.14",
            SPAWN_WITHOUT_TEMPORARY_FILES,
        ),
        ("forks_and_threads.md", "Since Python 3.12, a fork in a process", "3.12", WARNING),
        ("forks_and_threads.md", "From 3.12 on it then prints", "3.12", WARNING),
        ("forks_and_threads.md", "from 3.13.8 and [3.14.1]", "3.13.8", COPIED_TO_ALL),
        ("forks_and_threads.md", "[since 3.13.8 and 3.14.1]", "3.13.8", COPIED_TO_ALL),
        ("forks_and_threads.md", "On Python 3.14 all workers draw", "3.13.8", COPIED_TO_ALL),
        ("random_numbers.md", "[since 3.13.8 and 3.14.1]", "3.13.8", COPIED_TO_ALL),
        ("start_costs.md", "[since 3.13.8 and 3.14.1]", "3.13.8", IMPORTED_ONCE),
        (
            "start_costs.md",
            "[Since Python 3.15]",
            "3.15",
            {
                "expression": "'on_error' in __import__('inspect').signature("
                "multiprocessing.set_forkserver_preload).parameters"
            },
        ),
        (
            "contexts.md",
            "Since Python 3.14, further lines below the message",
            "3.14",
            {"run": "start_methods/mix_contexts", "prints": "when serializing"},
        ),
        ("contexts.md", "On 3.11, 3.12 and 3.13.0 this fails", "3.13.1", NOTHING_FIXED),
        ("contexts.md", "In Python 3.14.10 and 3.15 it succeeds", "3.13.1", NOTHING_FIXED),
        ("contexts.md", "On [3.11, 3.12 and 3.13.0]", "3.13.1", NOTHING_FIXED),
        ("contexts.md", "fails on Linux with 3.13", "3.14", DEFAULT),
    )
]
STATEMENTS += [
    Statement(
        page="what_can_travel.md",
        quote="and from 3.14 on a [`PicklingError`]",
        since="3.14",
        run="travel/send_a_local_function",
        prints="PicklingError",
    ),
    Statement(
        page="what_can_travel.md",
        quote="Since Python 3.14, lines below it lead there, such as `when serializing",
        since="3.14",
        run="travel/take_the_lock_along",
        prints="when serializing dict item 'lock' when serializing Account state",
    ),
    Statement(
        page="what_can_travel.md",
        quote="It runs on Linux with Python 3.13, and raises on Windows",
        since="3.14",
        **DEFAULT,
    ),
    Statement(
        page="what_can_travel.md",
        quote="With Python 3.14 it came to the target and the arguments of a `Process` on Linux",
        since="3.14",
        **DEFAULT,
    ),
    Statement(
        page="functions_that_travel.md",
        quote="Up to Python 3.13 the message reads `Can't get attribute 'greet'`, and from 3.14 on",
        since="3.14",
        run="travel/define_under_the_guard.spawn",
        prints="has no attribute 'greet'",
    ),
    Statement(
        page="functions_that_travel.md",
        quote="Up to Python 3.13 this is an `AttributeError`, and from 3.14 on a `PicklingError`",
        since="3.14",
        run="travel/send_a_local_function",
        prints="PicklingError",
    ),
    Statement(
        page="price_of_the_trip.md",
        quote="It is the default since Python 3.14",
        since="3.14",
        expression="pickle.DEFAULT_PROTOCOL == 5",
    ),
]
STATEMENTS += [
    Statement(
        page="pool.md",
        quote=quote,
        since="3.13",
        run="pool/allow_one_cpu",
        prints="workers of Pool(): 1",
        of_many_cpus=True,
    )
    for quote in (
        "Since Python 3.13 the number comes from",
        "Before 3.13 it is [`os.cpu_count()`]",
        "With Python 3.13 or newer the pool has one worker. With 3.11 and 3.12",
    )
]
COUNT = "__import__('subprocess').check_output([__import__('sys').executable, {option}'-c', "
COUNT += "'import os; print(os.cpu_count())'], env={{**os.environ, {variable}}}).strip() == b'77'"
STATEMENTS += [
    Statement(
        page="pool.md",
        quote="with `PYTHON_CPU_COUNT=2`",
        since="3.13",
        expression=COUNT.format(option="", variable="'PYTHON_CPU_COUNT': '77'"),
    ),
    Statement(
        page="pool.md",
        quote="or `-X cpu_count=2`",
        since="3.13",
        expression=COUNT.format(option="'-X', 'cpu_count=77', ", variable=""),
    ),
]

STATEMENTS += [
    Statement(
        page="pool_input.md",
        quote="since Python 3.14 its [`map`]",
        since="3.14",
        expression="'buffersize' in __import__('inspect').signature("
        "concurrent.futures.Executor.map).parameters",
    ),
    Statement(
        page="executors_and_asyncio.md",
        quote="Since Python 3.14 an executor has [`terminate_workers()`]",
        since="3.14",
        expression="hasattr(concurrent.futures.ProcessPoolExecutor, 'terminate_workers')"
        " and hasattr(concurrent.futures.ProcessPoolExecutor, 'kill_workers')",
    ),
    Statement(
        page="executors_and_asyncio.md",
        quote="Since Python 3.14, `buffersize` bounds how many items",
        since="3.14",
        run="executors/bound_the_buffer",
        prints="parent: 4 read before the first result",
    ),
    Statement(
        page="executors_and_asyncio.md",
        quote="But on 3.11.7, 3.12.1 and 3.13.0 this program hangs",
        since="3.13.1",
        surely_since="3.14.10",
        run="executors/replace_the_workers",
        prints="parent: 6 tasks, 3 workers",
    ),
]
STATEMENTS += [
    Statement(
        page="killed_workers.md",
        quote="Since Python 3.15 the traceback may begin with a cause",
        since="3.15",
        expression="'with exit code {' in __import__('pathlib').Path("
        "__import__('concurrent.futures.process').futures.process.__file__).read_text()",
    ),
    Statement(
        page="stopping.md",
        quote="Since Python 3.14, [`terminate_workers()`]",
        since="3.14",
        expression="hasattr(concurrent.futures.ProcessPoolExecutor, 'terminate_workers')",
    ),
    Statement(
        page="left_behind.md",
        quote="Since Python 3.13 the warning names them",
        since="3.13",
        run="trouble/forget_to_unlink",
        prints="to clean up at shutdown: {",
    ),
    Statement(
        page="left_behind.md",
        quote="`track=False` is new in Python 3.13",
        since="3.13",
        run="trouble/attach_untracked",
        prints="reader: found 42",
    ),
    Statement(
        page="error_resources.md",
        quote="`track=False`, which is new in Python 3.13",
        since="3.13",
        run="trouble/attach_untracked",
        prints="reader: found 42",
    ),
]
STATEMENTS += [
    Statement(
        page="time_limits.md",
        quote=quote,
        since="3.14",
        run="trouble/terminate_the_workers",
        prints="parent: after the block parent: BrokenProcessPool",
    )
    for quote in (
        'note "On Python 3.14 and newer: `terminate_workers()`"',
        "Up to Python 3.13 there is no such method",
        "From 3.14 on, the program prints",
    )
]
STATEMENTS += [
    Statement(
        page="how_many_workers.md",
        quote="| | Python 3.11 and 3.12 | Python 3.13 and newer |",
        since="3.13",
        expression="all('process_cpu_count' in __import__('pathlib').Path("
        "__import__(name, fromlist=['x']).__file__).read_text() for name in ("
        "'multiprocessing.pool', 'concurrent.futures.process', 'concurrent.futures.thread'))",
    ),
    Statement(
        page="how_many_workers.md",
        quote="Since Python 3.13, the variable `PYTHON_CPU_COUNT` and the option `-X cpu_count`",
        since="3.13",
        run="workers/count_in_each_way",
        prints="PYTHON_CPU_COUNT=3 3 3 3 -X cpu_count=3 3 3 3",
    ),
]

STATEMENTS += [
    Statement(
        page="interpreters.md",
        quote="The executor is new in Python 3.14, and before that the import fails",
        since="3.14",
        run="interpreters/count_in_interpreters",
        prints="one process: True",
    ),
    Statement(
        page="free_threading.md",
        quote="The function is new in Python 3.13; before that, the lock is on",
        since="3.13",
        run="interpreters/ask_for_the_lock",
        prints="the lock is on now: True",
    ),
    Statement(
        page="free_threading.md",
        quote="Since Python 3.13 it says so",
        since="3.13",
        run="interpreters/switch_the_lock_off",
        prints="Disabling the GIL is not supported by this build",
    ),
    Statement(
        page="seeing_inside.md",
        quote="`profiling.sampling`, new in Python 3.15",
        since="3.15",
        expression="importlib.util.find_spec('profiling') is not None",
    ),
    *(
        Statement(
            page="seeing_inside.md",
            quote=quote,
            since="3.14",
            run="inside/break_in_a_worker",
            prints="Quitting pdb will kill the process. Quit anyway?",
        )
        for quote in (
            "Since Python 3.14 this program hangs",
            "On 3.11 to 3.13 it raises `BdbQuit`",
        )
    ),
    *(
        Statement(
            page="error_hangs.md",
            quote=quote,
            since="3.14",
            run="inside/break_in_a_worker",
            prints="Quitting pdb will kill the process. Quit anyway?",
        )
        for quote in (
            "Since Python 3.14 it then raises a `SystemExit`",
            "On Python 3.11 to 3.13 the same call raises `bdb.BdbQuit`",
        )
    ),
    Statement(
        page="error_main_file.md",
        quote="on Python 3.11, 3.12 and 3.13.0 the module `__main__` is the profiler",
        since="3.13.1",
        surely_since="3.14.10",
        run="inside/run_under_cprofile",
        prints="program: [1, 4, 9]",
    ),
    *(
        Statement(
            page="profiling_and_testing.md",
            quote=quote,
            since="3.13.1",
            surely_since="3.14.10",
            run="inside/run_under_cprofile",
            prints="program: [1, 4, 9]",
        )
        for quote in (
            "fails on 3.11, 3.12 and 3.13.0",
            "In Python 3.14.10 and 3.15 it works",
        )
    ),
    Statement(
        page="profiling_and_testing.md",
        quote="`profiling.sampling` of Python 3.15",
        since="3.15",
        expression="importlib.util.find_spec('profiling') is not None",
    ),
    Statement(
        page="profiling_and_testing.md",
        quote="passes on your machine with Python 3.13 and Linux",
        since="3.14",
        **DEFAULT,
    ),
]


PICKLING = {"run": "travel/send_a_local_function", "prints": "PicklingError"}
LED_TO_THE_LOCK = {
    "run": "travel/take_the_lock_along",
    "prints": "when serializing dict item 'lock'",
}
ROUNDS_OF_HANDLES = {
    "expression": "'BatchedWait' in __import__('pathlib').Path("
    "__import__('multiprocessing.connection').connection.__file__).read_text()"
}
CAUSE_NAMED = {
    "expression": "'with exit code {' in __import__('pathlib').Path("
    "__import__('concurrent.futures.process').futures.process.__file__).read_text()"
}
GOES_ON_WITH_NEW_WORKERS = {
    "surely_since": "3.14.10",
    "run": "executors/replace_the_workers",
    "prints": "parent: 6 tasks, 3 workers",
}
STATEMENTS += [
    Statement(page=page, quote=quote, since=since, **what)
    for page, quote, since, what in (
        ("index.md", "| on Python 3.14? |", "3.14", DEFAULT),
        (
            "executors_and_asyncio.md",
            "In Python 3.14.10 and 3.15.2",
            "3.13.1",
            GOES_ON_WITH_NEW_WORKERS,
        ),
        (
            "what_can_travel.md",
            "A local function gives an `AttributeError` up to Python 3.13",
            "3.14",
            PICKLING,
        ),
        ("error_changes.md", "until the default of Linux moved in Python 3.14", "3.14", DEFAULT),
        ("error_counts.md", "equal numbers on Python 3.14 and 3.15", "3.13.8", COPIED_TO_ALL),
        ("error_counts.md", "On 3.11 to 3.13.0 they did not", "3.13.8", COPIED_TO_ALL),
        ("error_hangs.md", "Since Python 3.12, `python -W default` prints", "3.12", WARNING),
        ("error_hangs.md", "hung on Python 3.14 and 3.15", "3.13.8", IMPORTED_ONCE),
        ("error_hangs.md", "On 3.11 to 3.13.0 it ended", "3.13.8", IMPORTED_ONCE),
        ("error_killed.md", "Since Python 3.15 a line above the traceback", "3.15", CAUSE_NAMED),
        ("error_main_file.md", "It began with Python 3.14 on Linux", "3.14", DEFAULT),
        ("error_main_file.md", "the default on Linux since Python 3.14", "3.14", DEFAULT),
        (
            "error_methods.md",
            "It is so on Python 3.11, 3.12 and 3.13.0",
            "3.13.1",
            NOTHING_FIXED,
        ),
        ("error_methods.md", "Since Python 3.12 a fork beside threads", "3.12", WARNING),
        (
            "error_methods.md",
            "Since Python 3.14 the lines below the message",
            "3.14",
            {"run": "start_methods/mix_contexts", "prints": "when serializing"},
        ),
        (
            "error_objects.md",
            "Since Python 3.14 the lines below the message",
            "3.14",
            {"run": "process/pass_an_open_file.spawn", "prints": "dict item 'file'"},
        ),
        (
            "error_pool_hangs.md",
            "on Python 3.11 the last line then was",
            "3.12",
            {
                "expression": "'result_hander' not in __import__('pathlib').Path("
                "__import__('multiprocessing.pool').pool.__file__).read_text()"
            },
        ),
        (
            "error_pool_hangs.md",
            "On Python 3.11.7, 3.12.1 and 3.13.0 none does",
            "3.13.1",
            GOES_ON_WITH_NEW_WORKERS,
        ),
        ("error_pool_hangs.md", "On 3.14.10 and 3.15.2 the", "3.13.1", GOES_ON_WITH_NEW_WORKERS),
        ("error_results.md", "and since Python 3.14 a `PicklingError`", "3.14", PICKLING),
        ("error_silent.md", "the lines may be gone since Python 3.14", "3.14", DEFAULT),
        ("error_starting.md", "the default of Linux moved in 3.14", "3.14", DEFAULT),
        ("error_starting.md", "Since Python 3.14 the lines below", "3.14", LED_TO_THE_LOCK),
        ("error_starting.md", "as on Linux in Python 3.14", "3.14", DEFAULT),
        ("error_starting.md", "Before Python 3.13 even 61 are one too", "3.13", ROUNDS_OF_HANDLES),
        ("error_starting.md", "Since Python 3.13 a pool waits", "3.13", ROUNDS_OF_HANDLES),
        ("pool.md", "Both fail with more than 60 [before", "3.13", ROUNDS_OF_HANDLES),
        ("error_travel.md", "it broke on Linux with Python 3.14", "3.14", DEFAULT),
        (
            "error_travel.md",
            "Since Python 3.14 the lines below the message",
            "3.14",
            {"run": "pool/map_lambdas", "prints": "when serializing"},
        ),
        (
            "error_travel.md",
            "Before Python 3.14 the same error reads `Can't get attribute …",
            "3.14",
            {"run": "travel/define_under_the_guard.spawn", "prints": "has no attribute 'greet'"},
        ),
        ("error_travel.md", "another system or with Python 3.14", "3.14", DEFAULT),
    )
]
STATEMENTS += [
    Statement(
        page="error_starting.md",
        quote="So it was on Python 3.14.10. On 3.11, 3.12, 3.13.0 and 3.15 the child failed",
        since="3.14",
        until="3.15",
        run="start_methods/fail_at_the_top",
        prints="Connection reset by peer",
    ),
    Statement(
        page="pool.md",
        quote="With 3.11 and 3.12 it has as many",
        since="3.13",
        run="pool/allow_one_cpu",
        prints="workers of Pool(): 1",
        of_many_cpus=True,
    ),
]
TESTED = "Python 3.11 to 3.15"
"""The Pythons that every program is run on."""


def is_so(statement: Statement, interpreter: Interpreter) -> bool:
    """Tell whether a Python does what a statement says."""
    if statement.expression:
        return answer_of(statement.expression, interpreter.executable) == "True"
    entry = ENTRIES[statement.run]
    method = entry.methods[0] if len(entry.methods) == 1 else None
    kept = ensure(asked_for_verdict(entry, interpreter.place(method)), interpreter)
    return statement.prints in " ".join(kept.output.split())


@functools.cache
def answer_of(expression: str, executable: str) -> str:
    """Return what an interpreter makes of an expression; several sentences ask the same."""
    modules = "concurrent.futures, importlib.util, multiprocessing, os, pickle, warnings"
    done = subprocess.run(
        [executable, "-c", f"import {modules}\nprint(bool({expression}))"],
        env=clean_environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.strip()


def is_right(statement: Statement, interpreter: Interpreter) -> bool | None:
    """Tell whether a statement is true of a Python; None where it says nothing of it."""
    version = version_of(interpreter.version)
    if statement.of_many_cpus and os.cpu_count() == 1:
        return None
    holds = version >= version_of(statement.since)
    if statement.surely_since and holds and version < version_of(statement.surely_since):
        return None
    holds = holds and not (statement.until and version >= version_of(statement.until))
    return is_so(statement, interpreter) == holds


ON_EACH = pytest.mark.parametrize(
    "interpreter", INTERPRETERS.values(), ids=lambda each: each.python
)


@ON_EACH
@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda each: f"{each.page}: {each.quote}")
def test_a_statement_on_versions_holds(statement: Statement, interpreter: Interpreter) -> None:
    assert statement.quote in (ROOT / "docs" / "en" / statement.page).read_text(encoding="utf-8")
    right = is_right(statement, interpreter)
    if right is None:
        pytest.skip(f"the page says nothing of {interpreter.version}")
    assert right


SO_EVERYWHERE = Statement(page="", quote="", since="3.0", expression="True")


@ON_EACH
@pytest.mark.parametrize("change", [
    {"expression": "False"}, {"since": "4.0"}, {"until": "3.1"}, {"since": "4.0", "until": "4.1"},
])  # fmt: skip
def test_a_wrong_statement_is_known(interpreter: Interpreter, change: dict[str, Any]) -> None:
    assert is_right(SO_EVERYWHERE, interpreter)
    assert is_right(attrs.evolve(SO_EVERYWHERE, **change), interpreter) is False


SOURCE = "__import__('pathlib').Path({}.__file__).read_text()"
ON_WINDOWS = {
    "On Windows, Python 3.11 and 3.12": "'BatchedWait' not in "
    + SOURCE.format("__import__('multiprocessing.connection').connection"),
    "On Windows, Python 3.11 to 3.15": "'max_workers must be <= {_MAX_WINDOWS_WORKERS}' in "
    + SOURCE.format("__import__('concurrent.futures.process').futures.process"),
}
"""Where errors are met that no run here shows, by what the source of just these Pythons has."""


def test_each_error_that_is_quoted_of_some_pythons_is_looked_up() -> None:
    told = {each.where for each in load_catalog().failures if VERSION.search(each.where)}
    assert told - {"On Python 3.7 and older"} == set(ON_WINDOWS)


@ON_EACH
@pytest.mark.parametrize("where", ON_WINDOWS)
def test_an_error_is_quoted_of_the_pythons_that_can_raise_it(
    where: str, interpreter: Interpreter
) -> None:
    first, last = map(version_of, re.findall(r"3\.\d+", where))
    told = first <= version_of(interpreter.python) <= last
    assert (answer_of(ON_WINDOWS[where], interpreter.executable) == "True") == told


def test_the_pythons_that_pages_name_are_those_that_are_run() -> None:
    (pythons,) = re.findall(
        r"^PYTHONS = \((.*)\)$", (ROOT / "noxfile.py").read_text(), re.MULTILINE
    )
    first, *_, last = re.findall(r"3\.\d+", pythons)
    assert f"Python {first} to {last}" == TESTED


@pytest.mark.parametrize("name", sorted(path.name for path in PAGES.glob("*.md")))
def test_every_version_in_a_sentence_is_tested_or_leads_to_the_documentation(name: str) -> None:
    """Each sentence for itself, without what is quoted and tested of it."""
    rest = (PAGES / name).read_text(encoding="utf-8").replace(TESTED, " ")
    for statement in STATEMENTS:
        if statement.page == name:
            rest = rest.replace(statement.quote, " ")
    untested = [
        f"{block.place}: {sentence}"
        for block in parse(name, rest).blocks
        for sentence in sentences(block)
        if VERSION.search(LINK.sub("]", sentence)) and not CITED.search(sentence)
    ]
    assert untested == []
