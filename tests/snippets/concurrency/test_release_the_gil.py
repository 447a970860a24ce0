import sys
import time
from collections.abc import Callable
from threading import Thread

import pytest

from tests.snippets.conftest import RunSnippet

GIL = getattr(sys, "_is_gil_enabled", lambda: True)()


def turns_beside(work: Callable[[], object]) -> int:
    """Count how often this thread gets on while another is inside one call."""
    turns = 0
    thread = Thread(target=work)
    thread.start()
    while thread.is_alive():
        turns += 1
    return turns


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
    hashlib = pytest.importorskip("hashlib")
    if not GIL:
        pytest.skip("this Python has no GIL")
    data, angles = bytes(100_000_000), numpy.linspace(0, 1, 10_000_000)
    holds = turns_beside(lambda: 3**1_000_000)
    assert turns_beside(lambda: hashlib.sha256(data)) > 10 * max(holds, 100)
    assert turns_beside(lambda: numpy.sin(angles)) > 10 * max(holds, 100)


def test_threads_that_run_python_code_take_turns() -> None:
    assert sys.getswitchinterval() == pytest.approx(0.005)

    def loop() -> None:
        until = time.perf_counter() + 0.3
        while time.perf_counter() < until:
            pass

    assert turns_beside(loop) > 1
