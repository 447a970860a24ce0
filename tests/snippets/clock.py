"""Runs a snippet with a clock that goes as a test says, so that what it prints is known before."""

import json
import multiprocessing
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs
import pytest

ROOT = Path(__file__).parents[2]
needs_fork = pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="no fork here"
)
LONG = 5000.0
"""Seconds of a warm-up round, which no number may show."""
HARNESS = """
import json, multiprocessing, os, runpy, sys, time

path, steps, noting, *arguments = sys.argv[1:]
left, now, own = iter(json.loads(steps)), 0.0, os.getpid()
called = [set()]

def clock():
    global now
    if os.getpid() != own:
        return now  # children are not asked what they take
    try:
        now += next(left)
    except StopIteration:
        sys.exit("it looked at the clock more often than the test says")
    called.append(set())
    return now

def note(frame, event, _):
    if event == "call" and frame.f_code.co_filename.endswith(path):
        called[-1].add(frame.f_code.co_name)

time.perf_counter = clock
multiprocessing.set_start_method("fork")
sys.path.insert(0, ".")
sys.argv = [path, *arguments]
if noting == "noting":
    sys.setprofile(note)
runpy.run_path(path, run_name="__main__")
sys.setprofile(None)
if list(left):
    sys.exit("it did not look at the clock as often as the test says")
print(json.dumps([sorted(names) for names in called]), file=sys.stderr)
"""


@attrs.frozen
class Timed:
    """What a snippet printed, and which of its functions it called in each step of its clock."""

    text: str
    called: list[list[str]]


def printed_by(name: str, steps: Iterable[float], *arguments: str) -> str:
    """Return what a snippet prints if its clock goes in these steps; see `timed`."""
    return timed(name, steps, *arguments, noting=False).text


def timed(name: str, steps: Iterable[float], *arguments: str, noting: bool = True) -> Timed:
    """Run a snippet with a clock that goes in these steps, each in seconds.

    The first one is from its start to its first look at the clock. Its processes are forked.
    Noting what it calls takes a multiple of the time.
    """
    notes = "noting" if noting else "not noting"
    done = run_within(HARNESS, name, json.dumps(list(steps)), notes, *arguments)
    return Timed(done.stdout, json.loads(done.stderr.splitlines()[-1]))


def run_within(harness: str, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program that is given as text, which runs a snippet with a clock of its own."""
    command = [sys.executable, "-W", "error::UserWarning", "-c", harness]
    done = subprocess.run(
        [*command, f"snippets/{name}.py", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done


def pairs(seconds: Iterable[float]) -> Iterator[float]:
    """Yield steps of a clock that is looked at before and after what takes so long."""
    for each in seconds:
        yield from (0.5, each)  # what is between two measurements is in neither
