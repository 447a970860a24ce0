import subprocess
import sys

from tests.snippets.conftest import RunSnippet
from tests.snippets.pool.test_leave_the_pool_too_early import still_waits_after

CLOSE_AND_JOIN = """
import multiprocessing, os, sys
with multiprocessing.get_context(sys.argv[1]).Pool(1) as pool:
    lost = pool.apply_async(os._exit, (1,))
    print("other tasks go well:", pool.apply(abs, (-1,)) == 1, flush=True)
    pool.close()
    pool.join()
"""


def test_a_new_worker_goes_on_and_one_result_is_lost(run: RunSnippet) -> None:
    assert run("trouble/lose_one_result").lines == [
        "worker: I am killed now",
        "parent: 3 squared is 9",
        "parent: from a new worker: True",
        "parent: 2 has no result",
    ]


def test_close_and_join_hang_after_that(start_method: str) -> None:
    command = [sys.executable, "-c", CLOSE_AND_JOIN, start_method]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert still_waits_after("other tasks go well: True", process)
