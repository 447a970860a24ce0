import subprocess
import sys

import pytest

from tests.snippets.conftest import RunSnippet

CLEAN_UP_IN_THREE_WAYS = """
import atexit, contextlib, time
atexit.register(print, "atexit", flush=True)
with contextlib.ExitStack() as stack:
    stack.callback(print, "with", flush=True)
    try:
        print("ready", flush=True)
        time.sleep(60)
    finally:
        print("finally", flush=True)
"""


def test_no_finally_runs_and_the_daemon_answers_afterwards(run: RunSnippet) -> None:
    assert run("trouble/terminate_the_program").lines == [
        "worker: at work",
        "parent: exit code -15",
        "worker: the program is gone, I am not",
    ]


def test_no_finally_no_with_and_no_atexit_runs() -> None:
    command = [sys.executable, "-c", CLEAN_UP_IN_THREE_WAYS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.terminate()
        assert process.stdout.read() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")
def test_a_shell_says_143() -> None:
    code = "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"
    command = ["sh", "-c", '"$0" -c "$1"; echo $?', sys.executable, code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "143\n"
