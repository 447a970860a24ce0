import subprocess
import sys
from pathlib import Path

import pytest

from recorder.catalog.entries import version_of
from recorder.runs.interpreters import Interpreter, find_interpreters
from tests.snippets.conftest import RunSnippet, Seen

PRELOADED = """
import threading

threading.Thread(target=threading.Event().wait, daemon=True).start()
"""
PRELOADS = """
import multiprocessing

if __name__ == "__main__":
    multiprocessing.set_start_method("forkserver")
    multiprocessing.set_forkserver_preload(["starts_a_thread"])
    child = multiprocessing.Process(target=print, args=("child",))
    child.start()
    child.join()
"""
METHODS = ["fork", "spawn", "forkserver"]


def assert_copies_of_the_thread_s_process_hang(
    seen: Seen, method: str, python: tuple[int, ...]
) -> None:
    copied = method == "fork" or (method == "forkserver" and python >= (3, 14, 1))
    free = ["child: has the lock", "parent: child's exit code 0"]
    assert seen.lines == ["child: wants the lock", *([] if copied else free)]
    assert seen.exit_code == (None if copied else 0)


def test_the_default_start_method_decides(
    run: RunSnippet, start_method: str, python: tuple[int, ...]
) -> None:
    seen = run("start_methods/start_a_thread_on_import")
    assert_copies_of_the_thread_s_process_hang(seen, start_method, python)


@pytest.mark.parametrize("method", METHODS)
def test_the_start_method_named_decides(
    run: RunSnippet, method: str, python: tuple[int, ...]
) -> None:
    seen = run("start_methods/start_a_thread_on_import", label=method)
    assert_copies_of_the_thread_s_process_hang(seen, method, python)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork server")
@pytest.mark.parametrize("interpreter", find_interpreters().values(), ids=lambda each: each.python)
def test_the_server_warns_of_a_thread_that_a_preload_has_started_if_asked(
    interpreter: Interpreter, tmp_path: Path
) -> None:
    (tmp_path / "starts_a_thread.py").write_text(PRELOADED)
    (tmp_path / "preloads.py").write_text(PRELOADS)
    seen = [
        subprocess.run(
            [interpreter.executable, *options, "preloads.py"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        for options in ([], ["-W", "default"])
    ]
    warns = ["is multi-threaded, use of fork()" in each.stderr for each in seen]
    assert warns == [False, version_of(interpreter.version) >= (3, 12)]


COUNTS = """
import threading
{imports}

if __name__ == "__main__":
    print(threading.active_count())
"""


@pytest.mark.parametrize("interpreter", find_interpreters().values(), ids=lambda each: each.python)
def test_more_than_one_thread_below_the_guard_comes_from_an_import(
    interpreter: Interpreter, tmp_path: Path
) -> None:
    (tmp_path / "starts_a_thread.py").write_text(PRELOADED)
    counts = []
    for imports in ("", "import multiprocessing", "import starts_a_thread"):
        (tmp_path / "counts.py").write_text(COUNTS.format(imports=imports))
        command = [interpreter.executable, "counts.py"]
        counts.append(int(subprocess.check_output(command, cwd=tmp_path, timeout=60)))
    assert counts == [1, 1, 2]
