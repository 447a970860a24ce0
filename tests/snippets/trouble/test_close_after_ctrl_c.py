import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.snippets.conftest import ROOT, RunSnippet

SNIPPET = ROOT / "snippets" / "trouble" / "close_after_ctrl_c.py"


def test_the_workers_lost_their_tasks_and_the_pool_waits_for_them(run: RunSnippet) -> None:
    seen = run("trouble/close_after_ctrl_c")
    assert seen.exit_code is None
    assert "parent: Ctrl-C, I close the pool" in seen.text
    # The signal may come just before a worker's sleep begins; that worker then sleeps on.
    assert seen.text.count("KeyboardInterrupt") in (1, 2)
    assert "parent: done" not in seen.text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups to interrupt")
def test_it_hangs_under_each_start_method(start_method: str, tmp_path: Path) -> None:
    path = tmp_path / "changed.py"
    source = SNIPPET.read_text("utf-8").replace('"fork"', f'"{start_method}"')
    path.write_text(source, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "parent: two workers are busy\n"
        time.sleep(0.5)  # both are in their sleep
        os.killpg(process.pid, signal.SIGINT)
        assert process.stdout.readline() == "parent: Ctrl-C, I close the pool\n"
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=2)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        process.stdout.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups to interrupt")
def test_a_second_ctrl_c_or_a_third_ends_it_and_its_workers() -> None:
    """The second may end a new worker while it holds the lock that the end of the pool needs."""
    with subprocess.Popen(
        [sys.executable, str(SNIPPET)],
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
            assert program.communicate(timeout=30)[0] == ""  # the workers held it, too
        finally:
            if program.poll() is None:
                os.killpg(program.pid, signal.SIGKILL)
