import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor

import pytest

from tests.snippets.conftest import RunSnippet


def test_the_result_can_be_read_and_no_task_can_be_given(run: RunSnippet) -> None:
    seen = run("pool/submit_after_the_block")
    assert seen.lines[0] == "first:  9"
    assert seen.lines[-1] == "RuntimeError: cannot schedule new futures after shutdown"
    assert seen.exit_code == 1
    frames = [line for line in seen.lines if line.startswith("  File ")]
    assert frames[-1].endswith(", in submit")


def test_map_fails_in_submit_too() -> None:
    with ProcessPoolExecutor(1) as executor:
        pass
    with pytest.raises(RuntimeError, match="after shutdown") as failed:
        executor.map(abs, [1])
    assert failed.traceback[-1].name == "submit"


def test_the_end_of_the_block_waits_for_the_tasks() -> None:
    with ProcessPoolExecutor(1) as executor:
        futures = [executor.submit(time.sleep, 0.2) for _ in range(2)]
    assert all(future.done() for future in futures)


AT_EXIT = """
import atexit
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    executor = ProcessPoolExecutor(1)
    for _ in range({tasks}):
        executor.submit(abs, -1).result()
    atexit.register(executor.submit, abs, -1)
"""


@pytest.mark.parametrize(("tasks", "words"), [(1, "shutdown"), (0, "interpreter shutdown")])
def test_what_submits_while_the_program_ends_is_refused(tasks: int, words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", AT_EXIT.format(tasks=tasks)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stderr.endswith(f"RuntimeError: cannot schedule new futures after {words}\n")
