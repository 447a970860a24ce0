import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.snippets.conftest import RunSnippet

FOUR_WORKERS = """
import multiprocessing, sys, time
from concurrent.futures import ProcessPoolExecutor

def work(begun):
    begun.release()
    time.sleep(1)

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    with multiprocessing.Manager() as manager, ProcessPoolExecutor(4) as executor:
        begun = manager.Semaphore(0)
        futures = [executor.submit(work, begun) for _ in range(4)]
        for _ in range(4):
            begun.acquire()
        futures += [executor.submit(work, begun) for _ in range(16)]
        while not futures[8].running():
            time.sleep(0.01)
        print(20 - sum(future.cancel() for future in futures))
    print(sum(not future.cancelled() and future.exception() is None for future in futures))
"""


def test_one_task_runs_and_two_next_in_line_cannot_be_canceled(run: RunSnippet) -> None:
    assert run("executors/cancel_what_waits").lines == [
        "running:  [True, True, True, False, False, False]",
        "canceled: [False, False, False, True, True, True]",
    ]


def test_with_four_workers_nine_tasks_run_to_their_end(start_method: str, tmp_path: Path) -> None:
    path = tmp_path / "four.py"
    path.write_text(FOUR_WORKERS, encoding="utf-8")
    command = [sys.executable, str(path), start_method]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["9", "9"]  # and all of these were done


def nap_and_touch(path: Path) -> None:
    time.sleep(0.3)
    path.touch()


def test_a_call_that_was_canceled_is_never_made(tmp_path: Path) -> None:
    with ProcessPoolExecutor(1) as executor:
        paths = [tmp_path / str(number) for number in range(6)]
        futures = [executor.submit(nap_and_touch, path) for path in paths]
        canceled = [future.cancel() for future in futures]
    assert any(canceled)
    assert [path.exists() for path in paths] == [not each for each in canceled]
