import subprocess
import sys
from pathlib import Path

import pytest

from tests.pythons import pythons
from tests.snippets.conftest import RunSnippet, Seen
from tests.snippets.ctrl_c import end_by_ctrl_c

METHODS = ["fork", "spawn", "forkserver"]

FORKER = """\
import os
import threading
from multiprocessing import get_context


def look():
    print([thread.name for thread in threading.enumerate()], len(os.listdir("/proc/self/task")))


def fork():
    child = get_context("fork").Process(target=look)
    child.start()
    child.join()


if __name__ == "__main__":
    threading.Thread(target=threading.Event().wait, daemon=True).start()
    forker = threading.Thread(target=fork, name="forker")
    forker.start()
    forker.join()
"""


def assert_only_a_fork_hangs(seen: Seen, method: str) -> None:
    free = ["child: has the lock", "parent: child's exit code 0"]
    begin = ["parent: its thread let the lock go", "child: wants the lock"]
    assert sorted(seen.lines) == sorted([*begin, *([] if method == "fork" else free)])
    if method != "fork":
        assert seen.lines[-1] == free[-1]
    assert seen.exit_code == (None if method == "fork" else 0)


def test_the_default_start_method_decides(run: RunSnippet, start_method: str) -> None:
    assert_only_a_fork_hangs(run("start_methods/fork_with_a_thread"), start_method)


@pytest.mark.parametrize("method", METHODS)
def test_the_start_method_named_decides(run: RunSnippet, method: str) -> None:
    assert_only_a_fork_hangs(run("start_methods/fork_with_a_thread", label=method), method)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_ctrl_c_stops_it_and_its_child() -> None:
    end_by_ctrl_c("start_methods/fork_with_a_thread", "fork", after="child: wants the lock")


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
def test_of_the_threads_only_the_one_that_forks_is_in_the_child(tmp_path: Path) -> None:
    path = tmp_path / "forker.py"
    path.write_text(FORKER, encoding="utf-8")
    for interpreter in pythons().values():
        command = [interpreter.executable, str(path)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=60)
        assert done.stdout == "['forker'] 1\n"
