import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.ending import end_group
from tests.snippets.conftest import ROOT, RunSnippet


def test_a_pool_that_was_made_before_the_fork_does_not(run: RunSnippet) -> None:
    lines = ["no answer in 2 s", "exit code of gunicorn: 0"]
    assert run("servers/preload_a_pool").lines == lines


SNIPPET = ROOT / "snippets" / "servers" / "preload_a_pool.py"


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")
def test_without_preload_it_answers(tmp_path: Path) -> None:
    script = tmp_path / "load_in_the_worker.py"
    source = SNIPPET.read_text(encoding="utf-8")
    script.write_text(source.replace('"--preload", ', "").replace("timeout=2", "timeout=30"))
    assert lines_of(script, 1) == ["answer: 144\n"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")
def test_its_worker_is_ended_by_the_timeout_of_gunicorn(tmp_path: Path) -> None:
    script = tmp_path / "end_the_worker.py"
    source = SNIPPET.read_text(encoding="utf-8")
    shorter = source.replace('"--preload", ', '"--preload", "--timeout=1", ')
    shorter = shorter.replace("except TimeoutError:", "except OSError:")
    shorter = shorter.replace("timeout=2", "timeout=30")
    heard = "any('WORKER TIMEOUT' in line for line in server.stderr)"
    script.write_text(shorter.replace("    server.send", f"    print({heard})\n    server.send", 1))
    assert lines_of(script, 2) == ["no answer in 2 s\n", "True\n"]


def lines_of(script: Path, number: int) -> list[str]:
    """Return the first lines that a program prints, and end it with all that it started."""
    with subprocess.Popen(
        [sys.executable, "-u", script], stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as program:
        limit = threading.Timer(50, end_group, [program.pid])
        limit.start()
        assert program.stdout is not None
        lines = [program.stdout.readline() for _ in range(number)]
        limit.cancel()
        end_group(program.pid)
    return lines
