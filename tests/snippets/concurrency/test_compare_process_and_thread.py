import multiprocessing
import queue
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from recorder.runs.interpreters import own_interpreter
from snippets.concurrency import compare_process_and_thread
from tests.snippets.conftest import RunSnippet, entries, seen_of

ROOT = Path(__file__).parents[3]
READ_IN_A_CHILD = """
import sys
from multiprocessing import Process

def read():
    try:
        print(input())
    except EOFError:
        print("EOFError")

if __name__ == "__main__":
    child = Process(target=read)
    child.start()
    child.join()
    read()
"""


def rows_of(run: RunSnippet, *arguments: str, again: int = 0) -> dict[str, tuple[str, str]]:
    """Return the cells for threads and for processes, by what they tell."""
    seen = run("concurrency/compare_process_and_thread", *arguments, again=again)
    head, rows = seen.table
    assert head == ["what", "a thread", "a process"]
    return {what: (thread, process) for what, thread, process in rows}


def number(cell: str) -> float:
    """Return the first quantity of a cell."""
    return float(cell.split()[0].replace(",", ""))


def test_a_thread_shares_globals_keyboard_and_crashes_and_a_process_none(run: RunSnippet) -> None:
    rows = rows_of(run)
    assert rows["shares global variables"] == ("yes", "no")
    assert rows["can read the keyboard"] == ("yes", "no")
    assert rows["if it crashes, the program"] == ("ends with it", "goes on")


def test_a_child_has_no_standard_input_to_read(start_method: str, tmp_path: Path) -> None:
    script = tmp_path / "read_in_a_child.py"
    script.write_text(READ_IN_A_CHILD)
    seen = subprocess.run(
        [sys.executable, ROOT / "recorder" / "runs" / "start_method.py", start_method, script],
        input="typed\n",
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert seen.stdout.splitlines() == ["EOFError", "typed"]


@pytest.mark.alone
def test_a_process_costs_more_time_and_memory_than_a_thread(run: RunSnippet) -> None:
    """A busy machine blurs the times of some runs."""
    for again in range(3):
        rows = rows_of(run, "9", again=again)
        if rows["start and join"][0] != "no clear difference":
            break
    thread, process = map(number, rows["start and join"])
    assert thread < process
    if Path("/proc/self/smaps_rollup").exists():
        thread, process = map(number, rows["memory that it adds"])
        assert thread < process
    else:
        assert rows["memory that it adds"] == ("–", "–")


def test_times_are_told_apart_only_where_their_middle_halves_are() -> None:
    def compare(thread: list[float], process: list[float]) -> list[str]:
        given = {"thread": iter(thread), "process": iter(process)}
        cells = compare_process_and_thread.compare_times(lambda kind: next(given[kind]), 5)
        return list(cells)

    apart = compare([1e-6, 2e-6, 3e-6, 4e-6, 9e-6], [16e-6, 17e-6, 18e-6, 19e-6, 99e-6])
    assert [cell.split(" (")[0] for cell in apart] == ["3 µs", "18 µs"]
    assert re.fullmatch(r"3 µs \(\d to \d\)", apart[0])
    alike = compare([1e-6, 2e-6, 3e-6, 4e-6, 9e-6], [2e-6, 3e-6, 4e-6, 5e-6, 6e-6])
    assert alike == ["no clear difference"] * 2


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_forked_process_occupies_much_less_alone_than_a_new_one() -> None:
    entry, own = entries()["concurrency/compare_process_and_thread"], own_interpreter()
    memory = {}
    for method in ("fork", "spawn"):
        _, rows = seen_of(entry, own.place(method), entry.run.brief_args, 0).table
        (memory[method],) = (number(row[2]) for row in rows if row[0] == "memory that it adds")
    assert memory["fork"] < memory["spawn"] / 2


def test_a_message_is_a_reference_between_threads_and_a_copy_between_processes() -> None:
    message = ["hello"]
    among_threads = queue.Queue[list[str]]()
    among_processes: multiprocessing.Queue[list[str]] = multiprocessing.Queue()
    among_threads.put(message)
    assert among_threads.get() is message
    among_processes.put(message)
    copy = among_processes.get(timeout=30)
    assert copy == message
    assert copy is not message


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_system_forgets_a_thread_that_has_ended() -> None:
    gate = threading.Event()
    thread = threading.Thread(target=gate.wait)
    thread.start()
    listed = Path(f"/proc/self/task/{thread.native_id}")
    assert listed.exists()
    gate.set()
    thread.join()
    until = time.monotonic() + 30
    while listed.exists() and time.monotonic() < until:
        time.sleep(0.01)
    assert not listed.exists()


def test_a_process_can_be_ended_from_outside_and_a_thread_cannot() -> None:
    process = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(60,))
    process.start()
    process.terminate()
    process.join(30)
    assert process.exitcode is not None
    ends = ("terminate", "kill", "stop", "cancel", "interrupt")
    assert [name for name in ends if hasattr(threading.Thread, name)] == []
