import subprocess
import sys

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
