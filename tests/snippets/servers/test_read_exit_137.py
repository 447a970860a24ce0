import subprocess
import sys

import pytest

from tests.snippets.conftest import RunSnippet


def test_python_gives_the_signal_and_a_shell_adds_128(run: RunSnippet) -> None:
    assert run("servers/read_exit_137").lines == ["Python: -9", "shell: 137"]


KILLED = """
import os, signal
try:
    os.kill(os.getpid(), signal.SIGKILL)
finally:
    print("the end")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signal")
def test_no_traceback_is_printed_and_nothing_runs_any_more() -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED], capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (-9, b"", b"")
