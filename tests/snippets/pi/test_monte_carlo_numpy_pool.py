import pytest

from tests.snippets.conftest import RunSnippet
from tests.snippets.pi.rungs import WORKERS, PoolOfNobody, read

pytest.importorskip("numpy")
serial = pytest.importorskip("snippets.pi.monte_carlo_numpy")
pool = pytest.importorskip("snippets.pi.monte_carlo_numpy_pool")


@pytest.mark.parametrize("parts", ["1", "3", "4"])
def test_pool_and_serial_program_agree_where_the_parts_do(run: RunSnippet, parts: str) -> None:
    arguments = ("100003", parts)
    one = run("pi/monte_carlo_numpy", *arguments).lines
    assert run("pi/monte_carlo_numpy_pool", *arguments).lines == one


@pytest.mark.parametrize("parts", WORKERS)
def test_it_gives_the_pool_every_point_that_one_process_draws(parts: int) -> None:
    points = 2 * serial.CHUNK + 3
    assert pool.estimate(PoolOfNobody(), points, parts) == serial.estimate(points, parts)


def test_by_default_it_takes_as_many_workers_as_cpus_are_usable(run: RunSnippet) -> None:
    _, parts, _, _ = read(run("pi/monte_carlo_numpy_pool", "1000").lines)
    assert parts == pool.usable_cpus()
