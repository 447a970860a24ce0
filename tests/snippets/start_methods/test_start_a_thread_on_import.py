import subprocess
import sys
from pathlib import Path

import pytest

from recorder.catalog.entries import version_of
from recorder.runs.interpreters import Interpreter
from tests.pythons import pythons
from tests.snippets.conftest import RunSnippet, Seen
from tests.snippets.ctrl_c import end_by_ctrl_c

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
HOLDS_A_LOCK = """
import threading

lock = threading.Lock()


def hold_the_lock():
    with lock:
        threading.Event().wait()


threading.Thread(target=hold_the_lock, daemon=True).start()


def use_the_lock():
    print("has the lock:", lock.acquire(timeout=0.5))
"""
USES_THE_LOCK = """
import multiprocessing

if __name__ == "__main__":
    multiprocessing.set_start_method("forkserver")
    multiprocessing.set_forkserver_preload(["holds_a_lock"])
    from holds_a_lock import use_the_lock

    child = multiprocessing.Process(target=use_the_lock)
    child.start()
    child.join()
"""
METHODS = ["fork", "spawn", "forkserver"]


def seen(interpreter: Interpreter, folder: Path, *arguments: str) -> tuple[str, str]:
    """Return what a Python prints, and its errors."""
    done = subprocess.run(
        [interpreter.executable, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout, done.stderr


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
@pytest.mark.parametrize("interpreter", pythons().values(), ids=lambda each: each.python)
def test_the_server_warns_of_a_thread_that_a_preload_has_started_if_asked(
    interpreter: Interpreter, tmp_path: Path
) -> None:
    (tmp_path / "starts_a_thread.py").write_text(PRELOADED)
    (tmp_path / "preloads.py").write_text(PRELOADS)
    errors = [
        seen(interpreter, tmp_path, *options, "preloads.py")[1]
        for options in ([], ["-W", "default"])
    ]
    warns = ["is multi-threaded, use of fork()" in each for each in errors]
    assert warns == [False, version_of(interpreter.version) >= (3, 12)]
    # Unless something starts another, the server has one thread.
    (tmp_path / "starts_a_thread.py").write_text("import threading\n")
    assert seen(interpreter, tmp_path, "-W", "default", "preloads.py") == ("child\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork server")
@pytest.mark.parametrize("interpreter", pythons().values(), ids=lambda each: each.python)
def test_a_lock_that_a_thread_of_a_preloaded_module_holds_is_never_free(
    interpreter: Interpreter, tmp_path: Path
) -> None:
    (tmp_path / "holds_a_lock.py").write_text(HOLDS_A_LOCK)
    (tmp_path / "uses_the_lock.py").write_text(USES_THE_LOCK)
    assert seen(interpreter, tmp_path, "uses_the_lock.py") == ("has the lock: False\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_ctrl_c_stops_it_and_its_child() -> None:
    end_by_ctrl_c("start_methods/start_a_thread_on_import", "fork", after="child: wants the lock")


COUNTS = """
import threading
{imports}

if __name__ == "__main__":
    print(threading.active_count())
"""


@pytest.mark.parametrize("interpreter", pythons().values(), ids=lambda each: each.python)
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
