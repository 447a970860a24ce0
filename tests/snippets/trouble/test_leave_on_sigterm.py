import os
import subprocess
import sys

import pytest

from tests.snippets.conftest import RunSnippet

SIGNALLED_AT_ITS_START = """
import os, signal, sys
from multiprocessing import get_context

def leave(number, frame):
    sys.exit(128 + number)

signal.signal(signal.SIGTERM, leave)
os.register_at_fork(after_in_child=lambda: os.kill(os.getpid(), signal.SIGTERM))
child = get_context("fork").Process(target=print, args=["child: still here"])
child.start()
child.join()
print(child.exitcode)
"""


def test_the_program_cleans_up_and_ends_its_daemon(run: RunSnippet) -> None:
    assert run("trouble/leave_on_sigterm").lines == [
        "program: my worker is at work",
        "program: cleaned up",
        "parent: exit code 143",
        "parent: no worker is left",
    ]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_an_exception_of_a_handler_is_ignored_while_a_process_is_forked() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SIGNALLED_AT_ITS_START],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.splitlines() == ["child: still here", "0"]
    assert "Exception ignored in" in done.stderr
    assert "SystemExit: 143" in done.stderr
