import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.snippets.conftest import ROOT, RunSnippet


def test_the_workers_lost_their_tasks_and_the_pool_waits_for_them(run: RunSnippet) -> None:
    seen = run("trouble/close_after_ctrl_c")
    assert seen.exit_code is None
    assert "parent: Ctrl-C, I close the pool" in seen.text
    # The signal may come just before a worker's sleep begins; that worker then sleeps on.
    assert seen.text.count("KeyboardInterrupt") in (1, 2)
    assert "parent: done" not in seen.text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups to interrupt")
def test_it_hangs_under_each_start_method_and_a_second_ctrl_c_stops_all_that_is_forked(
    start_method: str, tmp_path: Path
) -> None:
    source = (ROOT / "snippets" / "trouble" / "close_after_ctrl_c.py").read_text("utf-8")
    path = tmp_path / "changed.py"
    path.write_text(source.replace('"fork"', f'"{start_method}"'), encoding="utf-8")
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
        if start_method == "fork":
            os.killpg(process.pid, signal.SIGINT)
            rest, _ = process.communicate(timeout=30)  # the end of what the workers hold, too
            assert rest == ""
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        process.stdout.close()
