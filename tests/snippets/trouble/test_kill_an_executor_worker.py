import re
import signal

import pytest

from tests.snippets.conftest import RunSnippet


def test_the_executor_raises(run: RunSnippet) -> None:
    seen = run("trouble/kill_an_executor_worker")
    assert seen.lines[0] == "worker: I am killed now"
    assert seen.lines[-1] == (
        "concurrent.futures.process.BrokenProcessPool: A process in the process pool was "
        "terminated abruptly while the future was running or pending."
    )


def test_before_3_15_no_cause_names_the_exit_code(run: RunSnippet, python: tuple[int, ...]) -> None:
    text = run("trouble/kill_an_executor_worker").text
    causes = re.findall(r"^Process \d+ terminated .*", text, re.MULTILINE)
    if python < (3, 15):
        assert causes == []
    # Newer ones name it, unless they look for it before the system has it.
    for cause in causes:
        assert re.fullmatch(r"Process \d+ terminated abruptly with exit code -9('|\")*", cause)


def test_no_process_can_ignore_sigkill() -> None:
    with pytest.raises(OSError, match="Invalid argument"):
        signal.signal(signal.SIGKILL, signal.SIG_IGN)
