import hashlib
import sys
import time
from collections.abc import Callable
from threading import Thread

import pytest

from tests.snippets.conftest import RunSnippet

GIL = getattr(sys, "_is_gil_enabled", lambda: True)()


def share_beside(work: Callable[[], object]) -> float:
    """Return in which share of all milliseconds this thread got on beside one call."""
    thread = Thread(target=work)
    begin = time.perf_counter()
    thread.start()
    seen = set()
    while thread.is_alive():
        seen.add(round(1000 * time.perf_counter()))
    return len(seen) / (1000 * (time.perf_counter() - begin))


@pytest.mark.alone
def test_waiting_overlaps_in_threads(run: RunSnippet) -> None:
    """Each time is the shortest of three, since a busy machine delays some."""
    head, rows = run("concurrency/release_the_gil").table
    assert head == ["best of 3", "one by one (ms)", "in threads (ms)"]
    times = {name: (float(serial), float(threads)) for name, serial, threads in rows}
    assert list(times) == ["four counts", "four hashes", "four sines", "four naps"]
    assert times["four naps"][1] < times["four naps"][0]


def test_hashing_and_numpy_let_go_of_the_lock_and_a_big_power_does_not() -> None:
    """Other threads get on beside one long call into C only if it lets go."""
    numpy = pytest.importorskip("numpy")
    if not GIL:
        pytest.skip("this Python has no GIL")
    data, angles = bytes(100_000_000), numpy.linspace(0, 1, 10_000_000)
    power, hashing, sines = (
        [share_beside(work) for _ in range(3)]
        for work in (
            lambda: 3**3_000_000,
            lambda: hashlib.sha256(data),
            lambda: numpy.sin(angles),
        )
    )
    assert max(hashing) > 2 * min(power)
    assert max(sines) > 2 * min(power)


def test_threads_that_run_python_code_take_turns() -> None:
    assert sys.getswitchinterval() == pytest.approx(0.005)

    def loop() -> None:
        until = time.perf_counter() + 0.3
        while time.perf_counter() < until:
            pass

    power = min(share_beside(lambda: 3**3_000_000) for _ in range(3))
    assert GIL is False or max(share_beside(loop) for _ in range(3)) > 2 * power
