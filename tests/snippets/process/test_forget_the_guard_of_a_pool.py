import signal
import subprocess
import sys
from pathlib import Path

import pytest

from recorder.catalog.entries import version_of
from recorder.runs.interpreters import Interpreter
from tests.pythons import pythons
from tests.snippets.conftest import ROOT, RunSnippet
from tests.snippets.ctrl_c import in_a_session, press_ctrl_c

SCRIPT = ROOT / "snippets" / "process" / "forget_the_guard_of_a_pool.py"


def test_it_never_gets_a_result_and_runs_the_file_again(run: RunSnippet) -> None:
    seen = run("process/forget_the_guard_of_a_pool")
    assert seen.exit_code is None
    assert seen.lines[0] == "this file runs as __main__"
    again = seen.text.count("this file runs as __mp_main__")
    assert again - seen.text.count("Traceback (most") in (0, 1)  # it was stopped at some point
    assert "this file runs as __mp_main__" in seen.lines
    assert "parent: got" not in seen.text
    # The workers fail before they come to an initializer.
    assert "in _repopulate_pool" in seen.text
    assert "initializer(*initargs)" not in seen.text


def test_it_fails_again_and_again_until_ctrl_c() -> None:
    with in_a_session(SCRIPT, stderr=subprocess.STDOUT) as program:
        errors = 0
        while errors < 3:
            assert program.stdout is not None
            errors += program.stdout.readline().startswith("RuntimeError:")
        press_ctrl_c(program)
        output, _ = program.communicate(timeout=60)
    assert program.returncode in (1, -signal.SIGINT)
    assert "KeyboardInterrupt" in output


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork server")
@pytest.mark.parametrize("interpreter", pythons().values(), ids=lambda each: each.python)
def test_under_forkserver_python_3_14_ends_it(interpreter: Interpreter, tmp_path: Path) -> None:
    if not (3, 14, 1) <= version_of(interpreter.version) < (3, 15):
        pytest.skip(f"the page says nothing of {interpreter.version}")
    script = tmp_path / "unguarded.py"
    script.write_text(SCRIPT.read_text().replace('"spawn"', '"forkserver"'))
    seen = subprocess.run(
        [interpreter.executable, script], capture_output=True, text=True, check=False, timeout=60
    )
    assert seen.returncode == 1
    assert seen.stderr.splitlines()[-1].startswith("ConnectionResetError")
