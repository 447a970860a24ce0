"""What pages say of a Python version holds on every Python of this machine."""

import functools
import re
import subprocess
from pathlib import Path

import attrs
import pytest

from recorder.catalog.entries import version_of
from recorder.runs.interpreters import Interpreter, find_interpreters
from recorder.runs.terminal import clean_environment
from tests.chapters.test_completeness import CHAPTERS

ROOT = Path(__file__).parents[2]
INTERPRETERS = find_interpreters()
VERSION = re.compile(r"\b3\.(?:8|9|1\d)\b")
LINK = re.compile(r"\]\([^)]*\)|\]\[[^]]*\]")

RUN = """
import subprocess, sys
def run(*command):
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True)
    return done.stdout + done.stderr
"""


@attrs.frozen(kw_only=True)
class Statement:
    """A sentence of a page, and an expression that is true exactly since a version."""

    page: str
    quote: str
    since: str
    expression: str
    surely_since: str = ""
    """The release from which it must hold, if a patch release in between brought it."""


DEFAULT = "multiprocessing.get_start_method() == 'forkserver'"
WARNING = "'DeprecationWarning' in run('snippets/start_methods/show_the_fork_warning.py', 'show')"
STATEMENTS = [
    Statement(
        page="first_process.md",
        quote="`forkserver` is the default on Linux since Python 3.14",
        since="3.14",
        expression=DEFAULT,
    ),
    Statement(
        page="first_process.md",
        quote="one of these is the default on Linux since Python 3.14",
        since="3.14",
        expression=DEFAULT,
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
        expression="\"'_target'\" in run('snippets/process/shadow_the_target.py', 'spawn')",
    ),
    Statement(
        page="names.md",
        quote="on Linux the default was `fork`, and since Python 3.14 it is `forkserver`",
        since="3.14",
        expression=DEFAULT,
    ),
    Statement(
        page="names.md",
        quote="runs on Linux with Python 3.13 and raises a `PicklingError` with Python 3.14",
        since="3.14",
        expression="'PicklingError' in run('snippets/process/shadow_the_target.py')",
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
        expression=DEFAULT,
    ),
    Statement(
        page="subclassing.md",
        quote="Since Python 3.14 the message also names the attribute",
        since="3.14",
        expression="'squares' in run('snippets/process/keep_a_generator.py', 'spawn')"
        ".rpartition('TypeError')[2]",
    ),
    Statement(
        page="why_processes.md",
        quote="[`concurrent.interpreters`][concurrent.interpreters] uses that from 3.14 on",
        since="3.14",
        expression="importlib.util.find_spec('concurrent.interpreters') is not None",
    ),
    Statement(
        page="why_processes.md",
        quote="with several interpreters in one process (3.14 and newer)",
        since="3.14",
        expression="hasattr(concurrent.futures, 'InterpreterPoolExecutor')",
    ),
]
STATEMENTS += [
    Statement(
        page="start_methods.md",
        quote=quote,
        since="3.13",
        surely_since="3.14.10",
        expression="'forkserver 3 1' in ' '.join("
        "run('snippets/start_methods/count_the_imports.py').split())",
    )
    for quote in ("3.11 and 3.12 among them", "In newer ones, such as 3.14.10")
]
STATEMENTS += [
    Statement(page="start_methods.md", quote=quote, since=since, expression=expression)
    for quote, since, expression in (
        ("forkserver on Linux and most other systems since Python 3.14", "3.14", DEFAULT),
        ("moved from fork to forkserver in Python 3.14", "3.14", DEFAULT),
        ("It was, before Python 3.14", "3.14", DEFAULT),
        (
            "Since Python 3.14, further lines below the message",
            "3.14",
            "'when serializing' in run('snippets/start_methods/mix_contexts.py')",
        ),
        ("Since Python 3.12, a fork in a process with several threads", "3.12", WARNING),
        ("On Python 3.12 and later you see the warning", "3.12", WARNING),
    )
]
STATEMENTS += [
    Statement(
        page="what_can_travel.md",
        quote=quote,
        since="3.14",
        expression=f"'PicklingError' in run('snippets/travel/{snippet}.py', *{arguments})",
    )
    for quote, snippet, arguments in (
        ("from 3.14 on a [`PicklingError`]", "send_a_local_function", ()),
        ("and a `PicklingError` from 3.14 on", "send_a_lambda", ("spawn",)),
        ("type of the exception changed with Python 3.14", "send_a_local_function", ()),
    )
]
STATEMENTS += [
    Statement(
        page="pool.md",
        quote=quote,
        since="3.13",
        expression="'workers of Pool(): 1' in run('snippets/pool/count_the_workers.py', '1')",
    )
    for quote in (
        "Since Python 3.13 it uses",
        "On Python 3.13 and later, compare",
        "On Python 3.13 and later the pool now has one worker",
        "On 3.11 and 3.12 it still has one for each CPU",
        "Before Python 3.13, yes. Since 3.13",
    )
]


@functools.cache
def answer_of(expression: str, executable: str) -> str:
    """Return what an interpreter makes of an expression; several sentences ask the same."""
    modules = "concurrent.futures, importlib.util, multiprocessing, os, pickle, warnings"
    done = subprocess.run(
        [executable, "-c", f"import {modules}\n{RUN}\nprint(bool({expression}))"],
        cwd=ROOT,
        env=clean_environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.parametrize("interpreter", INTERPRETERS.values(), ids=lambda each: each.python)
@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda each: f"{each.page}: {each.quote}")
def test_a_statement_on_versions_holds(statement: Statement, interpreter: Interpreter) -> None:
    assert statement.quote in (ROOT / "docs" / "en" / statement.page).read_text(encoding="utf-8")
    answer = answer_of(statement.expression, interpreter.executable)
    version = version_of(interpreter.version)
    holds = version >= version_of(statement.since)
    if statement.surely_since and holds and version < version_of(statement.surely_since):
        pytest.skip(f"the page says nothing of {interpreter.version}")
    assert answer == str(holds)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_version_in_a_chapter_is_tested_or_leads_to_the_documentation(chapter: str) -> None:
    untested = []
    for line in (ROOT / "docs" / "en" / chapter).read_text(encoding="utf-8").splitlines():
        cites = "https://docs.python.org" in line
        tested = any(each.page == chapter and each.quote in line for each in STATEMENTS)
        if VERSION.search(LINK.sub("]", line)) and not cites and not tested:
            untested.append(line)
    assert untested == []
