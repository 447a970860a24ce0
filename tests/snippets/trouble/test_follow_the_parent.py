import subprocess
import sys

import pytest

from tests.snippets.conftest import RunSnippet


def test_what_became_of_the_workers(run: RunSnippet, start_method: str) -> None:
    seen = run("trouble/follow_the_parent")
    assert seen.lines[:2] == [
        "parent: the program has ended",
        "parent: its workers have ended, too",
    ]
    # Killed, it could not remove its named semaphores; a fork makes none.
    assert ("leaked semaphore objects" in seen.text) == (start_method != "fork")


@pytest.mark.parametrize(("leave", "code"), [("os._exit", 7), ("sys.exit", 0)])
def test_a_thread_ends_the_process_with_os_exit_and_only_itself_with_sys_exit(
    leave: str, code: int
) -> None:
    program = (
        f"import os, sys, threading, time\nthreading.Thread(target={leave}, args=(7,)).start()"
    )
    command = [sys.executable, "-c", f"{program}\ntime.sleep(1)"]
    assert subprocess.run(command, timeout=60, check=False).returncode == code
