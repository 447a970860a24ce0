import multiprocessing
import re
import sys
import tempfile
from multiprocessing.managers import SyncManager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.snippets.conftest import RunSnippet


def test_a_proxy_that_was_used_finds_a_broken_pipe(run: RunSnippet) -> None:
    seen = run("memory/outlive_the_manager")
    assert seen.lines[-1] == "BrokenPipeError: [Errno 32] Broken pipe"
    assert re.search(r'managers\.py", line \d+, in _callmethod\n', seen.text)
    assert seen.exit_code == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no sockets in the file system")
def test_a_proxy_that_was_not_used_finds_no_socket(start_method: str) -> None:
    with multiprocessing.get_context(start_method).Manager() as manager:
        numbers = manager.list()
        socket = Path(str(manager.address))
        assert socket.is_socket()
        assert socket.is_relative_to(tempfile.gettempdir())
    with pytest.raises(FileNotFoundError):
        numbers.append(1)
    assert not socket.exists()


def killed(manager: SyncManager) -> None:
    process = manager._process  # type: ignore[attr-defined]
    process.kill()
    process.join()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no sockets in the file system")
def test_a_proxy_of_a_killed_manager_is_refused(start_method: str) -> None:
    with multiprocessing.get_context(start_method).Manager() as manager:
        numbers = manager.list()
        killed(manager)
        with pytest.raises(ConnectionRefusedError):
            numbers.append(1)


def shut_down(manager: SyncManager) -> None:
    manager.shutdown()


@pytest.mark.parametrize("end", [shut_down, killed])
def test_a_proxy_that_waits_for_an_answer_says_eof_error(start_method: str, end: Any) -> None:
    manager = multiprocessing.get_context(start_method).Manager()
    event, begun, errors = manager.Event(), manager.Event(), []

    def wait() -> None:
        try:
            begun.set()
            event.wait()
        except (EOFError, OSError) as error:
            errors.append(type(error))

    thread = Thread(target=wait)
    thread.start()
    begun.wait()
    thread.join(0.3)  # now it waits
    end(manager)
    thread.join(30)
    assert errors == [EOFError]


def test_the_list_lives_in_a_process_that_is_asked_each_time(
    monkeypatch: pytest.MonkeyPatch, start_method: str
) -> None:
    with multiprocessing.get_context(start_method).Manager() as manager:
        assert manager._process in multiprocessing.active_children()  # type: ignore[attr-defined]
        numbers = manager.list()
        asked = []
        call = type(numbers)._callmethod

        def note(self: Any, name: str, args: Any = (), kwds: Any = {}) -> Any:  # noqa: B006
            asked.append(name)
            return call(self, name, args, kwds)

        monkeypatch.setattr(type(numbers), "_callmethod", note)
        assert [len(numbers), len(numbers)] == [0, 0]
        assert asked == ["__len__", "__len__"]
    assert manager._process not in multiprocessing.active_children()  # type: ignore[attr-defined]
