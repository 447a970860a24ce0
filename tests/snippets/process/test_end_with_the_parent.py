import multiprocessing
import subprocess
import sys
from pathlib import Path

import pytest

from tests.snippets.conftest import RunSnippet

IGNORING = """
import multiprocessing, signal, sys, time
def work(ready):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    ready.set()
    time.sleep(0.5)
    print("daemon: finished", flush=True)
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    ready = multiprocessing.Event()
    multiprocessing.Process(target=work, args=(ready,), daemon=True).start()
    ready.wait()
    print("parent: last line", flush=True)
"""
KILLED = """
import multiprocessing, os, signal, sys, time
def work(ready):
    ready.set()
    time.sleep(0.5)
    print("daemon: finished", flush=True)
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    ready = multiprocessing.Event()
    multiprocessing.Process(target=work, args=(ready,), daemon=True).start()
    ready.wait()
    os.kill(os.getpid(), getattr(signal, sys.argv[2]))
"""
NESTED = """
import multiprocessing, sys
def work():
    multiprocessing.Process(target=print, args=("grandchild",)).start()
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    child = multiprocessing.Process(target=work, daemon=True)
    child.start()
    child.join()
"""


def output_of(tmp_path: Path, source: str, *arguments: str) -> str:
    script = tmp_path / "program.py"
    script.write_text(source, encoding="utf-8")
    # The pipe is closed when every process of the program has ended.
    command = [sys.executable, str(script), *arguments]
    return subprocess.run(
        command,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
    ).stdout


def test_the_parent_waits_for_its_child_and_not_for_the_daemon(run: RunSnippet) -> None:
    assert run("process/end_with_the_parent").lines == ["parent: last line", "child: finished"]


def test_a_daemon_that_ignores_the_signal_is_waited_for(start_method: str, tmp_path: Path) -> None:
    output = output_of(tmp_path, IGNORING, start_method)
    assert output == "parent: last line\ndaemon: finished\n"


@pytest.mark.parametrize("name", ["SIGTERM", "SIGKILL"])
def test_a_parent_that_a_signal_ends_leaves_its_daemon_alive(
    start_method: str, name: str, tmp_path: Path
) -> None:
    assert "daemon: finished\n" in output_of(tmp_path, KILLED, start_method, name)


def test_a_daemon_may_not_have_children(start_method: str, tmp_path: Path) -> None:
    output = output_of(tmp_path, NESTED, start_method)
    assert "AssertionError: daemonic processes are not allowed to have children" in output
    assert "grandchild" not in output.splitlines()


def test_the_workers_of_a_pool_are_daemons() -> None:
    with multiprocessing.Pool(1):
        assert [child.daemon for child in multiprocessing.active_children()] == [True]
