import builtins
import multiprocessing
import signal
import subprocess
import sys
import time
from multiprocessing.synchronize import Event

import pytest

from tests.ending import end_group
from tests.snippets.conftest import RunSnippet

ASK_WITHOUT_TIMEOUT = """
import multiprocessing, sys, time
with multiprocessing.get_context(sys.argv[1]).Pool(1) as pool:
    answer = pool.apply_async(time.sleep, (0.5,))
print("after the block", flush=True)
answer.get()
"""
IGNORE_SIGTERM = """
import multiprocessing, signal, sys, time
ignore = (signal.signal, (signal.SIGTERM, signal.SIG_IGN))
with multiprocessing.get_context(sys.argv[1]).Pool(1, *ignore) as pool:
    pool.apply(time.sleep, (0,))
    pool.apply_async(time.sleep, (0.8,))
    time.sleep(0.2)
    print("at the end of the block", flush=True)
"""

busy: list[Event] = []


def keep(event: Event) -> None:
    busy.append(event)


def be_busy() -> None:
    busy[0].set()
    time.sleep(60)


def still_waits_after(line: str, process: "subprocess.Popen[str]") -> bool:
    """Tell whether a program waits for two seconds after this line, and end it and its children."""
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == f"{line}\n"
        process.wait(timeout=2)
    except subprocess.TimeoutExpired:
        return True
    else:
        return False
    finally:
        if sys.platform != "win32":
            end_group(process.pid)
        process.kill()
        process.wait()
        process.stdout.close()


def test_the_task_never_ends_and_the_result_times_out(run: RunSnippet) -> None:
    seen = run("pool/leave_the_pool_too_early")
    assert seen.lines[0] == "parent: after the block"
    assert seen.lines[-1] == "multiprocessing.context.TimeoutError"
    assert "worker: done" not in seen.text
    assert "parent: result" not in seen.text


def test_the_builtin_timeout_error_does_not_catch_that_of_multiprocessing() -> None:
    assert not issubclass(multiprocessing.TimeoutError, builtins.TimeoutError)


def test_without_a_timeout_the_parent_waits_forever(start_method: str) -> None:
    command = [sys.executable, "-c", ASK_WITHOUT_TIMEOUT, start_method]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert still_waits_after("after the block", process)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to ignore")
def test_a_busy_worker_that_ignores_sigterm_keeps_the_block_from_ending(start_method: str) -> None:
    command = [sys.executable, "-c", IGNORE_SIGTERM, start_method]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert still_waits_after("at the end of the block", process)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
def test_the_block_ends_a_busy_worker_with_sigterm_and_waits_for_its_end(start_method: str) -> None:
    context = multiprocessing.get_context(start_method)
    began = context.Event()
    with context.Pool(1, keep, [began]) as pool:
        workers = [child for child in context.active_children() if "PoolWorker" in child.name]
        pool.apply_async(be_busy)
        assert began.wait(20)
    assert [worker.exitcode for worker in workers] == [-signal.SIGTERM]
