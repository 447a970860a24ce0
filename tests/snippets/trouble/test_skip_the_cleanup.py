import subprocess
import sys

import pytest

from tests.snippets.conftest import RunSnippet


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_the_tracker_removes_two_semaphores_except_under_fork(run: RunSnippet, method: str) -> None:
    seen = run("trouble/skip_the_cleanup", label=method)
    assert seen.lines[0] == "parent: two locks, and out"
    assert ("2 leaked semaphore objects" in seen.text) == (method != "fork")


def test_it_ends_without_an_error(run: RunSnippet) -> None:
    assert run("trouble/skip_the_cleanup").exit_code == 0


@pytest.mark.parametrize("kind", ["Lock", "Event", "Queue"])
def test_each_lock_event_and_queue_has_semaphores(kind: str) -> None:
    program = f"import multiprocessing, os\nkept = multiprocessing.get_context('spawn').{kind}()"
    command = [sys.executable, "-c", f"{program}\nos._exit(0)"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert "leaked semaphore objects" in done.stderr
