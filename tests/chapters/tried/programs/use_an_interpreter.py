import os
import time
from collections.abc import Callable
from concurrent import interpreters  # type: ignore[attr-defined]
from concurrent.futures import InterpreterPoolExecutor  # type: ignore[attr-defined]
from multiprocessing import Process
from pathlib import Path
from threading import Thread, get_ident


def longest_pause(start: Callable[[Callable[[], None]], Thread]) -> float:
    """Return how long this thread had to stand still beside another that holds the lock."""
    pause, last = 0.0, time.perf_counter()
    worker = start(hold_the_lock)
    while worker.is_alive():
        now = time.perf_counter()
        pause, last = max(pause, now - last), now
    return pause


def hold_the_lock() -> None:
    sum(range(20_000_000))  # one long step, which does not let go


def in_a_thread(function: Callable[[], None]) -> Thread:
    thread = Thread(target=function)
    thread.start()
    return thread


def own_ids(_: int) -> tuple[int, int]:
    import threading
    import time
    from concurrent import interpreters  # type: ignore[attr-defined]

    time.sleep(0.2)
    return interpreters.get_current().id, threading.get_ident()


def extend(values: list[int]) -> None:
    values.append(2)


if __name__ == "__main__":
    interpreter = interpreters.create()
    beside = min(longest_pause(interpreter.call_in_thread) for _ in range(3))
    in_the_same = min(longest_pause(in_a_thread) for _ in range(3))
    print("a lock of its own:", 2 * beside < in_the_same, flush=True)
    import decimal  # noqa: F401

    look = "'decimal' not in sys.modules"
    interpreter.exec(f"import sys; print('modules of its own:', {look}, flush=True)")
    data = [1]
    interpreter.call(extend, data)
    print("a list is copied:", data == [1])
    with InterpreterPoolExecutor(2) as executor:
        ids, threads = zip(*executor.map(own_ids, range(4)), strict=True)
    print("interpreters, threads:", len({*ids}), len({*threads} - {get_ident()}))
    print("one is the parent's:", interpreters.get_current().id in ids)
    interpreter.close()
    before = Path.cwd()
    child = Process(target=os.chdir, args=("/",))
    child.start()
    child.join()
    print("a process has a folder of its own:", (child.exitcode, Path.cwd()) == (0, before))
