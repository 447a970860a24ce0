import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.pythons import pythons
from tests.snippets.conftest import RunSnippet

BELOW = {
    "fork": ["    the child"],
    "spawn": ["    the resource tracker", "    the child"],
    "forkserver": ["    the resource tracker", "    the fork server", "        the child"],
}

KILLED = """\
import os
import signal
from multiprocessing import get_context, shared_memory

lock = get_context("spawn").Lock()
block = shared_memory.SharedMemory(create=True, size=1)
print("/dev/shm/sem." + lock._semlock.name.strip("/"), "/dev/shm/" + block.name, flush=True)
os.kill(os.getpid(), signal.SIGKILL if input() == "kill" else signal.SIGCONT)
"""


def test_spawn_and_forkserver_start_helpers(run: RunSnippet, start_method: str) -> None:
    lines = run("start_methods/list_the_processes").lines
    assert lines == ["this program", *BELOW[start_method]]


@pytest.mark.parametrize("method", list(BELOW))
def test_it_does_so_for_the_method_named(run: RunSnippet, method: str) -> None:
    lines = run("start_methods/list_the_processes", label=method).lines
    assert lines == ["this program", *BELOW[method]]


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
@pytest.mark.parametrize("end", ["kill", "go on"])
def test_the_resource_tracker_removes_what_nobody_has_removed(end: str, tmp_path: Path) -> None:
    path = tmp_path / "killed.py"
    path.write_text(KILLED, encoding="utf-8")
    for interpreter in pythons().values():
        with subprocess.Popen(
            [interpreter.executable, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as program:
            assert program.stdout
            names = program.stdout.readline().split()
            there = [Path(name).exists() for name in names]
            program.communicate(f"{end}\n", timeout=60)
        assert there == [True, True]
        limit = time.monotonic() + 30
        while any(Path(name).exists() for name in names) and time.monotonic() < limit:
            time.sleep(0.01)
        assert not any(Path(name).exists() for name in names)
