import contextlib
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.snippets.conftest import ROOT, RunSnippet
from tests.snippets.ctrl_c import in_a_session, press_ctrl_c

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
    with in_a_session(path, stderr=subprocess.DEVNULL) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "parent: two workers are busy\n"
        time.sleep(0.5)  # both are in their sleep
        press_ctrl_c(program)
        assert program.stdout.readline() == "parent: Ctrl-C, I close the pool\n"
        with pytest.raises(subprocess.TimeoutExpired):
            program.wait(timeout=2)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups to interrupt")
def test_a_second_ctrl_c_or_a_third_ends_it_and_its_workers() -> None:
    """The second may end a new worker while it holds the lock that the end of the pool needs."""
    with in_a_session(SNIPPET, stderr=subprocess.DEVNULL) as program:
        assert program.stdout is not None
        for line in ("two workers are busy", "Ctrl-C, I close the pool"):
            assert program.stdout.readline() == f"parent: {line}\n"
            with pytest.raises(subprocess.TimeoutExpired):
                program.wait(timeout=1)
            press_ctrl_c(program)
        with contextlib.suppress(subprocess.TimeoutExpired):
            program.wait(timeout=5)
        if program.poll() is None:
            press_ctrl_c(program)
        assert program.communicate(timeout=30)[0] == ""  # the workers held it, too
