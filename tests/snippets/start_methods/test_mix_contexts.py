import multiprocessing
import subprocess
import sys
from multiprocessing.synchronize import SemLock

import pytest

from tests.snippets.conftest import RunSnippet

MESSAGE = (
    "RuntimeError: A SemLock created in a fork context is being shared with a process in a "
    "spawn context. This is not supported. Please use the same context to create "
    "multiprocessing objects and Process."
)


def test_a_lock_of_fork_cannot_be_given_to_a_spawned_child(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    seen = run("start_methods/mix_contexts")
    assert MESSAGE in seen.lines
    calls = [line for line in seen.lines if line.startswith("  File ")]
    begin = next(number for number, line in enumerate(calls) if line.endswith(", in start"))
    assert "synchronize.py" in "".join(calls[begin:])
    assert "spawn_main" not in seen.text  # the parent's traceback, not the child's
    after = seen.lines[seen.lines.index(MESSAGE) + 1 :]
    if python >= (3, 14):
        assert "when serializing tuple item 0" in after
    else:
        assert after == []
    assert "has the lock" not in seen.text


def test_the_fork_server_refuses_it_in_the_same_words(run: RunSnippet) -> None:
    seen = run("start_methods/mix_contexts", label="forkserver")
    assert MESSAGE in seen.lines
    assert "has the lock" not in seen.text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_a_queue_holds_such_locks() -> None:
    script = (
        "from multiprocessing import get_context as c; "
        "c('spawn').Process(target=print, args=(c('fork').Queue(),)).start()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], stderr=subprocess.PIPE, text=True, check=False
    )
    assert done.returncode == 1
    assert MESSAGE in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_a_lock_of_fork_has_no_name_by_which_a_new_python_could_reach_it() -> None:
    names = {
        method: multiprocessing.get_context(method).Lock()._semlock.name  # type: ignore[attr-defined]
        for method in ("fork", "spawn", "forkserver")
    }
    assert [method for method, name in names.items() if name is None] == ["fork"]


def test_sem_lock_is_behind_every_lock() -> None:
    for make in (
        multiprocessing.Lock,
        multiprocessing.RLock,
        multiprocessing.Semaphore,
        multiprocessing.BoundedSemaphore,
    ):
        assert isinstance(make(), SemLock)
    assert isinstance(multiprocessing.Condition()._lock, SemLock)  # type: ignore[attr-defined]
    assert isinstance(multiprocessing.Queue()._rlock, SemLock)  # type: ignore[attr-defined]


def test_the_other_way_round_works(run: RunSnippet) -> None:
    assert run("start_methods/mix_contexts", label="reverse").lines == [
        "child: has the lock",
        "parent: exit code 0",
    ]
