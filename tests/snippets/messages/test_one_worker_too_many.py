import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.snippets.conftest import RunSnippet

ROOT = Path(__file__).parents[3]
HANG = (
    "messages/join_before_draining",
    "messages/one_worker_too_many",
    "messages/leave_an_end_open",
    "travel/raise_what_cannot_return",
)
only_posix = pytest.mark.skipif(sys.platform == "win32", reason="has no process groups")


def test_four_children_take_a_word_and_the_fifth_waits_for_ever(run: RunSnippet) -> None:
    seen = run("messages/one_worker_too_many")
    assert seen.exit_code is None
    assert sorted(line.split()[3] for line in seen.lines) == ["east", "north", "south", "west"]
    assert len({line.split()[1] for line in seen.lines}) == 4


def start(name: str, method: str) -> tuple[psutil.Popen, list[psutil.Process]]:
    """Start a snippet in a group of its own; wait until it has children and hangs."""
    script = ROOT / "snippets" / f"{name}.py"
    program = psutil.Popen(
        [sys.executable, ROOT / "recorder/runs/start_method.py", method, script],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        time.sleep(1)
        everyone = [program, *program.children(recursive=True)]
        before = sum(sum(each.cpu_times()[:2]) for each in everyone)
        time.sleep(1)
        after = sum(sum(each.cpu_times()[:2]) for each in everyone)
        if len(everyone) > 1 and before == after:
            break
    return program, program.children(recursive=True)


@only_posix
@pytest.mark.parametrize("name", HANG)
def test_ctrl_c_in_a_terminal_ends_a_program_that_hangs_with_all_its_children(
    start_method: str, name: str
) -> None:
    program, children = start(name, start_method)
    try:
        os.killpg(program.pid, signal.SIGINT)  # what a terminal does
        program.wait(timeout=30)
        _, left = psutil.wait_procs(children, timeout=30)
        assert left == []
    finally:
        for each in [program, *children]:
            if each.is_running():
                each.kill()


@only_posix
def test_a_kill_of_the_parent_alone_leaves_the_child_waiting(start_method: str) -> None:
    program, children = start("messages/join_before_draining", start_method)
    try:
        program.terminate()
        program.wait(timeout=30)
        _, left = psutil.wait_procs(children, timeout=0.5)
        assert left != []
    finally:
        for each in [program, *children]:
            if each.is_running():
                each.kill()
