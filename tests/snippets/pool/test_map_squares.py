import os
import subprocess
import sys

from tests.snippets.conftest import ROOT, RunSnippet

BUFFERED = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}

UNFLUSHED = """
import multiprocessing, sys, time
with multiprocessing.get_context(sys.argv[1]).Pool(1) as pool:
    pool.apply(print, ("kept",), {"flush": True})
    pool.apply(print, ("lost",))
    pool.apply_async(time.sleep, (60,))
    time.sleep(0.3)
"""


def test_squares_come_back_in_the_order_of_their_numbers(run: RunSnippet) -> None:
    assert run("pool/map_squares").lines[-1] == "parent: squares [4, 16, 36, 64]"


def test_each_task_begins_and_ends_once_before_map_returns(run: RunSnippet) -> None:
    lines = run("pool/map_squares").lines
    expected = [f"worker: {step} {n}" for step in ("begins", "ends") for n in (2, 4, 6, 8)]
    assert sorted(lines[:-1]) == sorted(expected)


def test_tasks_overlap(run: RunSnippet) -> None:
    running = [0]
    for line in run("pool/map_squares").lines[:-1]:
        running.append(running[-1] + (1 if "begins" in line else -1))
    assert 2 <= max(running) <= 4


def test_lines_of_workers_reach_a_pipe_too(start_method: str) -> None:
    script = [str(ROOT / "recorder" / "runs" / "start_method.py"), start_method]
    command = [sys.executable, *script, "snippets/pool/map_squares.py"]
    done = subprocess.run(
        command, cwd=ROOT, env=BUFFERED, capture_output=True, text=True, timeout=60, check=True
    )
    assert len(done.stdout.splitlines()) == 9


def test_a_worker_that_is_ended_loses_what_it_did_not_flush(start_method: str) -> None:
    command = [sys.executable, "-c", UNFLUSHED, start_method]
    done = subprocess.run(
        command, env=BUFFERED, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == ["kept"]
