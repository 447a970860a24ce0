import threading
import time

import pytest

from tests.snippets.conftest import RunSnippet
from tests.snippets.pi.rungs import PoolOfNobody, loop_of

pytest.importorskip("numpy")
serial = pytest.importorskip("snippets.pi.monte_carlo_numpy")
threads = pytest.importorskip("snippets.pi.monte_carlo_numpy_threads")


def test_it_prints_what_the_serial_program_prints(run: RunSnippet) -> None:
    one = run("pi/monte_carlo_numpy").lines
    assert run("pi/monte_carlo_numpy_threads").lines == one


def test_it_gives_the_pool_the_points_that_one_process_draws() -> None:
    nobody = PoolOfNobody()
    assert threads.count_all(nobody, 32_000) == serial.count_all(32_000)
    assert sum(points for _, points in nobody.tasks) == 32_000
    assert loop_of(threads) == loop_of(serial)


@pytest.mark.alone
def test_another_thread_runs_while_numpy_draws() -> None:
    thread = threading.Thread(target=threads.count_hits, args=(1, 5_000_000))
    thread.start()
    turns = 0
    while thread.is_alive():
        turns += 1
        time.sleep(0)
    # With the GIL held during each call of NumPy, this thread would come to one turn for each.
    assert turns > 100
