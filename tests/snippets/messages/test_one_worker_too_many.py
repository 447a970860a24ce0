import multiprocessing
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.ending import end_group
from tests.snippets.conftest import RunSnippet

ROOT = Path(__file__).parents[3]
HANG = (
    "messages/join_before_draining",
    "messages/leave_an_end_open",
    "travel/raise_what_cannot_return",
)
HANG_UNDER_FORK = (
    "start_methods/fork_with_a_thread",
    "start_methods/start_a_thread_on_import",
    "libraries/fork_after_grpc",
)
only_posix = pytest.mark.skipif(sys.platform == "win32", reason="has no process groups")


def test_four_children_take_a_word_and_the_fifth_waits_for_ever(run: RunSnippet) -> None:
    seen = run("messages/one_worker_too_many")
    assert seen.exit_code is None
    assert sorted(line.split()[3] for line in seen.lines) == ["east", "north", "south", "west"]
    assert len({line.split()[1] for line in seen.lines}) == 4


def start(
    name: str, method: str, errors: int = subprocess.DEVNULL
) -> tuple[psutil.Popen, list[psutil.Process]]:
    """Start a snippet in a group of its own; wait until it has children and no CPU is busy."""
    script = ROOT / "snippets" / f"{name}.py"
    program = psutil.Popen(
        [sys.executable, ROOT / "recorder/runs/start_method.py", method, script],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=errors,
        text=True,
    )
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        time.sleep(1)
        everyone = [program, *program.children(recursive=True)]
        before = used_by(everyone)
        time.sleep(1)
        if len(everyone) > 1 and before == used_by(everyone) != "gone":
            return program, everyone[1:]
    end_group(program.pid)
    pytest.fail("it has no children, or a CPU is busy")


def used_by(processes: list[psutil.Process]) -> float | str:
    """Return how many seconds of a CPU they have used, unless one has ended meanwhile."""
    try:
        return sum(sum(each.cpu_times()[:2]) for each in processes)
    except psutil.NoSuchProcess:
        return "gone"


@only_posix
@pytest.mark.parametrize("name", HANG)
def test_ctrl_c_in_a_terminal_ends_a_program_that_hangs_with_all_its_children(
    start_method: str, name: str
) -> None:
    interrupt(*start(name, start_method))


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="no fork here")
@pytest.mark.parametrize("name", HANG_UNDER_FORK)
def test_ctrl_c_ends_what_hangs_under_fork_alone(name: str) -> None:
    if name == "libraries/fork_after_grpc":
        pytest.importorskip("grpc")
    interrupt(*start(name, "fork"))


def interrupt(program: psutil.Popen, children: list[psutil.Process]) -> None:
    """Press Ctrl-C, and see that all of them end."""
    try:
        os.killpg(program.pid, signal.SIGINT)  # what a terminal does
        program.wait(timeout=30)
        _, left = psutil.wait_procs(children, timeout=30)
        assert left == []
    finally:
        end_group(program.pid)


@only_posix
def test_ctrl_c_ends_all_and_tracebacks_name_where_each_stood(start_method: str) -> None:
    program, children = start("messages/one_worker_too_many", start_method, subprocess.PIPE)
    interrupt(program, children)
    text = program.stderr.read()
    assert re.search(r", in take\n    word = words\.get\(\)\n", text)
    assert re.search(r", in <module>\n    child\.join\(\)\n", text)


@only_posix
def test_a_kill_of_the_parent_alone_leaves_the_child_waiting(start_method: str) -> None:
    program, children = start("messages/join_before_draining", start_method)
    try:
        program.terminate()
        program.wait(timeout=30)
        _, left = psutil.wait_procs(children, timeout=0.5)
        assert left != []
    finally:
        end_group(program.pid)
