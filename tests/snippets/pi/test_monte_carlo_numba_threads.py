import threading
import time

import pytest

from tests.snippets.conftest import RunSnippet
from tests.snippets.pi.rungs import PoolOfNobody, loop_of

pytest.importorskip("numba")
serial = pytest.importorskip("snippets.pi.monte_carlo_numba")
threads = pytest.importorskip("snippets.pi.monte_carlo_numba_threads")


def test_threads_and_serial_program_print_the_same(run: RunSnippet) -> None:
    one = run("pi/monte_carlo_numba").lines
    assert run("pi/monte_carlo_numba_threads").lines == one
    assert loop_of(threads) == loop_of(serial)


def test_it_gives_the_threads_the_points_that_one_process_draws() -> None:
    assert threads.count_all(PoolOfNobody(), 32_000) == serial.count_all(32_000)


@pytest.mark.alone
def test_another_thread_runs_while_the_machine_code_does() -> None:
    begun = threading.Event()
    times = {}
    threads.count_hits(0, 1)

    def work() -> None:
        begun.set()
        times["begin"] = time.perf_counter()
        threads.count_hits(0, 100_000_000)
        times["end"] = time.perf_counter()

    thread = threading.Thread(target=work)
    thread.start()
    begun.wait()
    times["here"] = time.perf_counter()
    thread.join()
    # With the GIL held by the machine code, this thread would wait for its end.
    assert times["here"] - times["begin"] < (times["end"] - times["begin"]) / 2


def test_a_thread_has_no_method_that_ends_it() -> None:
    for name in ("terminate", "kill", "stop", "interrupt", "cancel"):
        assert not hasattr(threading.Thread, name)
