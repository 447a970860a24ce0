import subprocess

import pytest

from recorder.runs.interpreters import Interpreter
from tests.pythons import pythons_since
from tests.snippets.conftest import RunSnippet


def test_an_object_cannot_come_back(run: RunSnippet, python: tuple[int, ...]) -> None:
    seen = run("interpreters/return_an_object")
    if python < (3, 14):
        assert "ImportError" in seen.text
        return
    assert seen.exit_code == 1
    assert "<fake __main__>.Square object" in seen.text
    assert any(line.endswith(", in result") for line in seen.lines)
    assert seen.lines[-1].endswith("object does not support cross-interpreter data")


LOCK = """
from concurrent.futures import InterpreterPoolExecutor
from threading import Lock

if __name__ == "__main__":
    with InterpreterPoolExecutor(1) as executor:
        print(executor.submit(id, Lock()).exception())
"""


@pytest.mark.parametrize("interpreter", pythons_since(3, 14), ids=lambda each: each.python)
def test_a_message_that_begins_with_a_queue_lists_the_task_and_its_arguments(
    interpreter: Interpreter,
) -> None:
    command = [interpreter.executable, "-c", LOCK]
    told = subprocess.check_output(command, text=True, timeout=60)
    assert told.startswith("(Queue(")
    assert "<built-in function id>, (<unlocked _thread.lock object" in told
