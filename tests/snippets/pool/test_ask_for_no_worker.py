import inspect
import multiprocessing
import os
import sys
from concurrent.futures import ProcessPoolExecutor, process
from multiprocessing import Pipe, connection
from multiprocessing.pool import Pool
from typing import Any

import pytest

from tests.snippets.conftest import RunSnippet


def test_a_pool_refuses_to_have_no_worker(run: RunSnippet) -> None:
    last = run("pool/ask_for_no_worker").lines[-1]
    assert last == "ValueError: Number of processes must be at least 1"


def test_an_executor_says_it_in_other_words() -> None:
    with pytest.raises(ValueError, match="max_workers must be greater than 0"):
        ProcessPoolExecutor(0)


def test_a_thread_of_a_pool_waits_for_its_workers_and_two_more_things() -> None:
    """What `error_starting.md` says of 64 workers on Windows, as far as this system shows it."""
    with multiprocessing.Pool(1) as pool:
        waited = [*pool._get_worker_sentinels(pool._pool), *pool._get_sentinels()]  # type: ignore[attr-defined]
    assert len(waited) == 1 + 2
    assert "_wait_for_updates" in inspect.getsource(Pool._handle_workers)  # type: ignore[attr-defined]


def test_an_executor_waits_for_its_workers_and_two_more_things(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """So `pool.md` and `error_starting.md` count what is too much for Windows."""
    waited = []
    wait = connection.wait

    def count(things: list[Any], timeout: float | None = None) -> list[Any]:
        waited.append(len(things))
        return wait(things, timeout)

    monkeypatch.setattr(connection, "wait", count)
    with ProcessPoolExecutor(3) as executor:
        list(executor.map(abs, range(20)))
        workers = len(executor._processes)
    assert max(waited) == workers + 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has such a limit")
def test_elsewhere_one_call_waits_for_more() -> None:
    pipes = [Pipe(duplex=False) for _ in range(70)]
    assert connection.wait([reader for reader, _ in pipes], timeout=0) == []
    assert ProcessPoolExecutor(70)._max_workers == 70  # type: ignore[attr-defined]
    for reader, writer in pipes:
        reader.close()
        writer.close()


def test_on_windows_an_executor_has_61_workers_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    for name in ("cpu_count", "process_cpu_count"):
        monkeypatch.setattr(os, name, lambda: 70, raising=False)
    with pytest.raises(ValueError, match="max_workers must be <= 61"):
        ProcessPoolExecutor(62)
    assert ProcessPoolExecutor(61)._max_workers == 61  # type: ignore[attr-defined]
    assert ProcessPoolExecutor()._max_workers == 61  # type: ignore[attr-defined]
    assert "_MAX_WINDOWS_WORKERS = 63 - 2\n" in inspect.getsource(process)
