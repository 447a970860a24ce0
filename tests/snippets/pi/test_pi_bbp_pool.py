from collections.abc import Callable, Iterable
from decimal import Decimal
from multiprocessing.pool import Pool
from typing import cast

from snippets.pi import pi_bbp_pool, pi_bbp_serial
from tests.snippets.conftest import RunSnippet


def test_the_pool_prints_what_the_serial_program_prints_in_this_order(run: RunSnippet) -> None:
    sizes = ("400", "100", "250")
    assert run("pi/pi_bbp_pool", *sizes).lines == run("pi/pi_bbp_serial", *sizes).lines


def test_without_arguments_it_takes_the_three_precisions(run: RunSnippet) -> None:
    assert run("pi/pi_bbp_pool").lines == run("pi/pi_bbp_serial").lines


def test_an_open_pool_computes_again_and_again() -> None:
    with Pool(2) as pool:
        for sizes in ((60, 90, 30), (50,), (40, 40)):
            assert pi_bbp_pool.compute_all(pool, *sizes) == pi_bbp_serial.compute_all(*sizes)


class Notebook:
    """Stands in for a pool: does all tasks itself and notes their order."""

    def __init__(self) -> None:
        self.order: list[int] = []

    def map(
        self, function: Callable[[int], Decimal], tasks: Iterable[int], chunksize: int
    ) -> list[Decimal]:
        assert chunksize == 1
        self.order = list(tasks)
        return [function(task) for task in self.order]


def test_the_largest_task_is_handed_out_first_and_the_results_keep_their_order() -> None:
    notebook = Notebook()
    texts = pi_bbp_pool.compute_all(cast("Pool", notebook), 30, 90, 60)
    assert notebook.order == [90, 60, 30]
    assert texts == pi_bbp_serial.compute_all(30, 90, 60)
