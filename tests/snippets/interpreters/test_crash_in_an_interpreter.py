import subprocess

import pytest

from recorder.runs.interpreters import Interpreter
from tests.pythons import pythons_since
from tests.snippets.conftest import RunSnippet


def test_the_program_ends_with_the_task(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("interpreters/crash_in_an_interpreter")
    if python < (3, 14):
        assert "ImportError" in seen.text
        return
    assert seen.lines == ["exit code of the program: 7"]


ABORT = """
import os
from concurrent.futures import InterpreterPoolExecutor

if __name__ == "__main__":
    with InterpreterPoolExecutor(1) as executor:
        executor.submit(os.abort).result()
"""


@pytest.mark.parametrize("interpreter", pythons_since(3, 14), ids=lambda each: each.python)
def test_a_signal_ends_the_program_without_a_traceback(interpreter: Interpreter) -> None:
    command = [interpreter.executable, "-c", ABORT]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (-6, b"", b"")
