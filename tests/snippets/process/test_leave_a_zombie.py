import multiprocessing
import subprocess
import time
from pathlib import Path

import pytest

from tests.snippets.conftest import RunSnippet, interpreters

MOMENTS = [
    "all have ended",
    "after first.join()",
    "after second.is_alive()",
    "after active_children()",
]
FURTHER = """
import multiprocessing, os, sys, time
multiprocessing.set_start_method(sys.argv[1])
def state(child):
    try:
        return open(f"/proc/{child.pid}/stat").read().rpartition(") ")[2][0]
    except (FileNotFoundError, ProcessLookupError):  # before it is opened, or after
        return "gone"
if __name__ == "__main__":
    first, second, third = [multiprocessing.Process(target=abs, args=(1,)) for _ in range(3)]
    for child in (first, second):
        child.start()
        while state(child) not in ("Z", "gone"):
            time.sleep(0.01)
        print(state(child))
        child.exitcode if child is first else third.start()
        print(state(child))
    third.join()
"""


@pytest.mark.parametrize("label", ["fork", "spawn"])
def test_a_child_is_a_zombie_until_its_parent_asks(run: RunSnippet, label: str) -> None:
    head, rows = run("process/leave_a_zombie", label=label).table
    assert head == ["moment", "first", "second", "third"]
    assert rows == [
        [moment, *["gone"] * number, *["Z"] * (3 - number)] for number, moment in enumerate(MOMENTS)
    ]


def test_the_default_start_method_decides(run: RunSnippet, start_method: str) -> None:
    _, rows = run("process/leave_a_zombie").table
    assert [row[0] for row in rows] == MOMENTS
    if start_method != "forkserver":
        assert rows[0][1:] == ["Z", "Z", "Z"]
        assert rows[3][1:] == ["gone", "gone", "gone"]


@pytest.mark.parametrize("python", sorted(interpreters()))
def test_the_fork_server_lets_no_zombie_stay(python: str) -> None:
    code = FURTHER.replace("print(state(child))", "time.sleep(0.01)", 1).replace(
        '("Z", "gone")', '("gone",)'
    )
    command = [interpreters()[python].executable, "-c", code, "forkserver"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "gone\ngone\n"


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.parametrize("python", sorted(interpreters()))
def test_exitcode_and_the_next_start_ask_too(python: str, method: str) -> None:
    command = [interpreters()[python].executable, "-c", FURTHER, method]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["Z", "gone", "Z", "gone"]


def test_a_zombie_has_no_memory() -> None:
    child = multiprocessing.get_context("fork").Process(target=abs, args=(1,))
    child.start()
    status = Path(f"/proc/{child.pid}/status")
    try:
        while "State:\tZ" not in (text := status.read_text()):
            time.sleep(0.01)
    finally:
        child.join()
    assert "VmRSS" not in text
