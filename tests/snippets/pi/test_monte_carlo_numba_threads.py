import threading
import time

import pytest

from tests.snippets.conftest import RunSnippet
from tests.snippets.pi.rungs import WORKERS, PoolOfNobody, read

pytest.importorskip("numba")
serial = pytest.importorskip("snippets.pi.monte_carlo_numba")
threads = pytest.importorskip("snippets.pi.monte_carlo_numba_threads")


def test_threads_and_serial_program_agree(run: RunSnippet) -> None:
    arguments = ("1000003", "3")
    one = read(run("pi/monte_carlo_numba", *arguments).lines)
    assert read(run("pi/monte_carlo_numba_threads", *arguments).lines) == one


@pytest.mark.parametrize("parts", WORKERS)
def test_it_gives_the_threads_every_point_that_one_process_draws(parts: int) -> None:
    assert threads.estimate(PoolOfNobody(), 100_003, parts) == serial.estimate(100_003, 1)


@pytest.mark.alone
def test_another_thread_runs_while_the_machine_code_does() -> None:
    begun = threading.Event()
    times = {}

    def work() -> None:
        begun.set()
        times["begin"] = time.perf_counter()
        threads.count(0, 3_000_000_000)
        times["end"] = time.perf_counter()

    thread = threading.Thread(target=work)
    thread.start()
    begun.wait()
    times["here"] = time.perf_counter()
    thread.join()
    # With the GIL held by the machine code, this thread would wait for its end.
    assert times["here"] - times["begin"] < (times["end"] - times["begin"]) / 2


def test_by_default_it_takes_as_many_threads_as_cpus_are_usable(run: RunSnippet) -> None:
    _, parts, _, _ = read(run("pi/monte_carlo_numba_threads", "1000").lines)
    assert parts == threads.usable_cpus()
