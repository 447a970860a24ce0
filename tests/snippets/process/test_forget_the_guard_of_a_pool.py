import os
import signal
import subprocess
import sys

from tests.snippets.conftest import ROOT, RunSnippet

SCRIPT = ROOT / "snippets" / "process" / "forget_the_guard_of_a_pool.py"


def test_it_never_gets_a_result_and_runs_the_file_again(run: RunSnippet) -> None:
    seen = run("process/forget_the_guard_of_a_pool")
    assert seen.exit_code is None
    assert seen.lines[0] == "this file runs as __main__"
    assert "this file runs as __mp_main__" in seen.lines
    assert "parent: got" not in seen.text


def test_it_fails_again_and_again_until_ctrl_c() -> None:
    with subprocess.Popen(
        [sys.executable, SCRIPT],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as program:
        try:
            errors = 0
            while errors < 3:
                assert program.stdout is not None
                errors += program.stdout.readline().startswith("RuntimeError:")
            # Ctrl-C at a terminal goes to the program and all its children.
            os.killpg(program.pid, signal.SIGINT)
            output, _ = program.communicate(timeout=60)
        finally:
            if program.poll() is None:
                os.killpg(program.pid, signal.SIGKILL)
    assert program.returncode in (1, -signal.SIGINT)
    assert "KeyboardInterrupt" in output
