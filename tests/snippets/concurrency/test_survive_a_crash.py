import re
import subprocess
import sys
from pathlib import Path

import pytest

from recorder.catalog.entries import version_of
from recorder.runs.interpreters import Interpreter
from tests.pythons import pythons
from tests.snippets.conftest import RunSnippet

ROOT = Path(__file__).parents[3]
GO_ON_WAITING = """
import multiprocessing
import os
import sys

sys.path.insert(0, {root!r})
from snippets.concurrency.survive_a_crash import crash

def say_id(_):
    return os.getpid()

if __name__ == "__main__":
    with multiprocessing.Pool(1) as pool:
        (first,) = pool.map(say_id, [1])
        lost = pool.map_async(crash, [1])
        (second,) = pool.map(say_id, [1])
        print(first != second)
        try:
            print(lost.get(timeout=3))
        except multiprocessing.TimeoutError:
            print("still waiting")
"""
USE_AGAIN = """
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

sys.path.insert(0, {root!r})
from snippets.concurrency.survive_a_crash import crash

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        for _ in range(2):
            try:
                executor.submit(crash, 1).result()
            except BrokenProcessPool:
                print("BrokenProcessPool")
"""

EXITS = """
import os
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        executor.submit(os._exit, 3).result()
"""


def output_of(program: str, start_method: str, folder: Path) -> list[str]:
    script = folder / "program.py"
    script.write_text(program.format(root=str(ROOT)))
    seen = subprocess.run(
        [sys.executable, ROOT / "recorder" / "runs" / "start_method.py", start_method, script],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return seen.stdout.splitlines()


def test_process_and_executor_tell_of_a_crash_and_a_pool_does_not(run: RunSnippet) -> None:
    lines = run("concurrency/survive_a_crash").lines
    if sys.platform != "win32":
        assert lines[0] == "Process: exit code -6"
    assert lines[1:] == [
        "ProcessPoolExecutor: raised BrokenProcessPool",
        "Pool: nothing but our own time limit",
    ]


def test_a_pool_replaces_the_worker_and_goes_on_waiting(start_method: str, tmp_path: Path) -> None:
    assert output_of(GO_ON_WAITING, start_method, tmp_path) == ["True", "still waiting"]


def test_a_broken_executor_takes_no_further_task(start_method: str, tmp_path: Path) -> None:
    assert output_of(USE_AGAIN, start_method, tmp_path) == ["BrokenProcessPool"] * 2


@pytest.mark.parametrize("interpreter", pythons().values(), ids=lambda each: each.python)
def test_the_cause_names_process_and_exit_code_since_3_15(
    interpreter: Interpreter, tmp_path: Path
) -> None:
    (tmp_path / "exits.py").write_text(EXITS)
    seen = subprocess.run(
        [interpreter.executable, "exits.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    names = re.search(r"Process \d+ terminated abruptly with exit code 3", seen.stderr)
    assert bool(names) == (version_of(interpreter.version) >= (3, 15))
    assert "BrokenProcessPool" in seen.stderr.splitlines()[-1]
