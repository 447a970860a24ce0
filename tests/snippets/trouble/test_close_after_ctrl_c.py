import contextlib
import os
import signal
import subprocess
import sys

import pytest

from tests.snippets.conftest import ROOT, RunSnippet


def test_the_workers_lost_their_tasks_and_the_pool_waits_for_them(run: RunSnippet) -> None:
    seen = run("trouble/close_after_ctrl_c")
    assert seen.exit_code is None
    assert "parent: Ctrl-C, I close the pool" in seen.text
    # The signal may come just before a worker's sleep begins; that worker then sleeps on.
    assert seen.text.count("KeyboardInterrupt") in (1, 2)
    assert "parent: done" not in seen.text


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")
def test_a_second_ctrl_c_or_a_third_ends_it() -> None:
    """The second may end a new worker while it holds the lock that the end of the pool needs."""
    with subprocess.Popen(
        [sys.executable, ROOT / "snippets" / "trouble" / "close_after_ctrl_c.py"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    ) as program:
        try:
            assert program.stdout is not None
            for line in ("two workers are busy", "Ctrl-C, I close the pool"):
                assert program.stdout.readline() == f"parent: {line}\n"
                with pytest.raises(subprocess.TimeoutExpired):
                    program.wait(timeout=1)
                os.killpg(program.pid, signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                program.wait(timeout=5)
            if program.poll() is None:
                os.killpg(program.pid, signal.SIGINT)
            program.wait(timeout=30)
        finally:
            if program.poll() is None:
                os.killpg(program.pid, signal.SIGKILL)
