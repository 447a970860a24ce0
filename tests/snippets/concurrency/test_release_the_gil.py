import hashlib
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from threading import Thread

import pytest

from tests.snippets.conftest import RunSnippet

READ_IN_THREADS = """
import os
import socket
import time
from threading import Thread

source, sink = os.pipe()
here, there = socket.socketpair()
for read, write in (
    (lambda: os.read(source, 1), lambda: os.write(sink, b"x")),
    (lambda: here.recv(1), lambda: there.sendall(b"x")),
):
    got = []
    thread = Thread(target=lambda: got.append(read()))
    thread.start()
    time.sleep(0.05)  # by now the thread waits
    print(got, end=" ")
    write()
    thread.join()
    print(got)
"""
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


def test_a_read_and_a_network_request_let_go_of_the_lock() -> None:
    """If they held it while they wait, nobody could ever write what they wait for."""
    seen = subprocess.run(
        [sys.executable, "-c", READ_IN_THREADS],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    assert seen.stdout.splitlines() == ["[] [b'x']", "[] [b'x']"]


def longest_pause(worker: Thread | BaseProcess) -> float:
    """Return how long this thread had to stand still beside a worker."""
    pause, last = 0.0, time.perf_counter()
    worker.start()  # a thread may have begun its work when this returns
    while worker.is_alive():
        now = time.perf_counter()
        pause, last = max(pause, now - last), now
    return pause


@pytest.mark.alone
def test_a_process_has_a_lock_of_its_own() -> None:
    """A sum in C holds the lock, so it stops the threads of its own process alone."""
    numbers = (range(20_000_000),)
    new = get_context("spawn").Process
    beside_processes = min(longest_pause(new(target=sum, args=numbers)) for _ in range(3))
    beside_threads = min(longest_pause(Thread(target=sum, args=numbers)) for _ in range(3))
    assert GIL is False or 2 * beside_processes < beside_threads
