import os
import signal
import sys

import psutil
import pytest

from tests.snippets.conftest import RunSnippet
from tests.snippets.messages.test_one_worker_too_many import start


def test_nothing_comes_after_the_kill(run: RunSnippet) -> None:
    assert run("trouble/kill_a_pool_worker").lines == ["worker: I am killed now"]


@pytest.mark.skipif(sys.platform == "win32", reason="has no process groups")
def test_ctrl_c_ends_it_if_it_is_pressed_again(start_method: str) -> None:
    program, children = start("trouble/kill_a_pool_worker", start_method)
    left = [program, *children]
    try:
        for _ in range(3):
            if left:  # often one is enough
                os.killpg(program.pid, signal.SIGINT)
                _, left = psutil.wait_procs(left, timeout=10)
        assert left == []
    finally:
        for each in left:
            each.kill()
