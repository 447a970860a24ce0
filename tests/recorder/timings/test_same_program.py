"""However a program is run, it is the one that the page shows, with the same settings."""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from recorder.catalog.entries import ToRun
from recorder.runs.leftovers import MARK
from recorder.runs.terminal import run_at_terminal
from recorder.stacks import take
from recorder.timelines.trace import trace
from tests.recorder.timings.conftest import Bench

LOOK = '''"""Note how this program was begun."""
import json
import os
import sys


def look():
    with open("seen", "a") as seen:
        seen.write(json.dumps([[*sys.flags], sys.orig_argv, dict(os.environ)]) + "\\n")


if __name__ == "__main__":
    look()
'''
PATH = "snippets/demo/look.py"
COMMAND = [sys.executable, PATH, "0"]


def plainly(_: Bench) -> None:
    run_at_terminal(COMMAND, limit=30)


def traced(_: Bench) -> None:
    trace(COMMAND, where=PATH, limit=30)


def with_stacks(_: Bench) -> None:
    take._run(COMMAND, ToRun(limit=30), None)


def timed(bench: Bench, what: str = 'args = ["0"]') -> None:
    run = f'{{ snippet = "demo/look", {what} }}'
    bench.compare(f'id = "demo/looks"\nrounds = 5\nruns = [{run}]')
    assert bench.time() == []


def called(bench: Bench) -> None:
    timed(bench, 'call = "look"')


def seen(bench: Bench) -> Iterator[tuple[list[Any], list[str], dict[str, str]]]:
    """Yield how each run was begun, but for the mark that is each run's own, and forget it."""
    path = bench.project.root / "seen"
    for line in path.read_text(encoding="utf-8").splitlines():
        flags, words, variables = json.loads(line)
        variables.pop(MARK)
        yield flags, words, variables
    path.unlink()


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")
@pytest.mark.parametrize(
    ("way", "own"),
    [
        (traced, {"PYTHONPATH", "TRACE_FOLDER"}),
        (with_stacks, {"PYTHONPATH", "STACKS_FOLDER"}),
        (timed, set()),
        (called, set()),
    ],
)
def test_a_program_is_begun_the_same_in_every_way(
    bench: Bench,
    way: Callable[[Bench], None],
    own: set[str],
) -> None:
    bench.project.add("demo/look", LOOK)
    plainly(bench)
    ((flags, words, variables),) = seen(bench)
    assert words[1:] == [PATH, "0"]
    way(bench)
    found = [*seen(bench)]
    assert found
    for other_flags, other_words, others in found:
        assert other_flags == flags
        assert way is called or other_words == words
        assert set(others) - set(variables) == own
        assert {name: others[name] for name in variables} == variables
