import pytest

from tests.snippets.conftest import RunSnippet
from tests.snippets.pi.rungs import PoolOfNobody, loop_of

pytest.importorskip("numpy")
serial = pytest.importorskip("snippets.pi.monte_carlo_numpy")
pool = pytest.importorskip("snippets.pi.monte_carlo_numpy_pool")


def test_it_prints_what_the_serial_program_prints(run: RunSnippet) -> None:
    one = run("pi/monte_carlo_numpy").lines
    assert run("pi/monte_carlo_numpy_pool").lines == one


def test_it_gives_the_pool_the_points_that_one_process_draws() -> None:
    nobody = PoolOfNobody()
    assert pool.count_all(nobody, 32_000) == serial.count_all(32_000)
    assert sum(points for _, points in nobody.tasks) == 32_000
    assert loop_of(pool) == loop_of(serial)
