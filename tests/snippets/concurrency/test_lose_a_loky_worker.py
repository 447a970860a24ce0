import subprocess
import sys

import pytest

from tests.snippets.conftest import RunSnippet


def test_the_error_names_the_exit_code(run: RunSnippet) -> None:
    seen = run("concurrency/lose_a_loky_worker")
    assert seen.exit_code == 1
    assert "loky.process_executor.TerminatedWorkerError: A worker process" in seen.text
    assert "EXIT(1)" in seen.text


LOSE = """
import os, sys, time
from loky import get_reusable_executor

if __name__ == "__main__":
    number = int(sys.argv[1])
    executor = get_reusable_executor(max_workers=2)
    other = executor.submit(time.sleep, 30)
    lost = executor.submit(lambda: os.kill(os.getpid(), number))
    for each in other, lost:
        error = each.exception(timeout=20)
        print(type(error).__name__, "".join(str(error).strip().splitlines()[-2:]))
    again = get_reusable_executor(max_workers=2)
    print(again is not executor, again.submit(abs, -1).result(timeout=20))
    again.shutdown()
"""
JOBS = """
import os
from joblib import Parallel, delayed

Parallel(n_jobs=2)(delayed(os._exit)(1) for _ in range(2))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signal")
@pytest.mark.parametrize(("number", "name"), [(9, "SIGKILL(-9)"), (11, "SIGSEGV(-11)")])
def test_all_tasks_under_way_are_lost_and_the_next_executor_is_new(number: int, name: str) -> None:
    pytest.importorskip("loky")
    command = [sys.executable, "-c", LOSE, str(number)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    *errors, last = told.splitlines()
    assert len(errors) == 2
    for error in errors:
        assert error.startswith("TerminatedWorkerError ")
        assert name in error
    assert last == "True 1"


def test_joblib_raises_the_same_error() -> None:
    pytest.importorskip("joblib")
    done = subprocess.run(
        [sys.executable, "-c", JOBS], capture_output=True, text=True, check=False, timeout=60
    )
    assert "loky.process_executor.TerminatedWorkerError: A worker process managed by" in done.stderr
