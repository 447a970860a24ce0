import subprocess
import sys

import pytest

from tests.ending import end_group
from tests.snippets.conftest import RunSnippet


def test_one_task_costs_the_whole_map(run: RunSnippet) -> None:
    assert run("concurrency/limit_with_mpire").lines == ["hang: TimeoutError", "die: RuntimeError"]


KILL = """
import gc, os, signal, sys, time
from multiprocessing.queues import Queue
from mpire import WorkerPool

def send_the_next_and_die(number):
    if number == 2:
        time.sleep(0.3)
        if sys.argv[1] == "while it sends":
            for queue in gc.get_objects():
                if isinstance(queue, Queue):
                    assert queue._wlock.acquire(timeout=5)
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.6)

with WorkerPool(2, start_method="fork") as pool:
    try:
        pool.map(send_the_next_and_die, range(5))
    except RuntimeError:
        print("ended")
"""


def end_of(program: subprocess.Popen[str]) -> str | None:
    try:
        return program.communicate(timeout=10)[0]
    except subprocess.TimeoutExpired:
        return None


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
@pytest.mark.parametrize(("when", "ended"), [("later", "ended\n"), ("while it sends", None)])
def test_a_worker_that_dies_while_it_sends_takes_a_lock_with_it(
    when: str, ended: str | None
) -> None:
    pytest.importorskip("mpire")
    program = subprocess.Popen(
        [sys.executable, "-c", KILL, when],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert end_of(program) == ended
    finally:
        end_group(program.pid)  # with its workers
        program.communicate()
