from multiprocessing.pool import Pool
from typing import cast

import pytest

from snippets.pi import pi_bbp_integers
from snippets.pi.pi_bbp_integers_split import add_every, compute_all, count_bits, open_and_compute
from tests.snippets.conftest import RunSnippet
from tests.snippets.pi.test_pi_bbp_split import WORKERS, Notebook


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_any_number_of_workers_gives_the_serial_digits(run: RunSnippet, workers: int) -> None:
    sizes = ("400", "100", "250")
    split = run("pi/pi_bbp_integers_split", *sizes, "--workers", str(workers))
    assert split.lines == run("pi/pi_bbp_serial", *sizes).lines


def test_without_arguments_it_takes_the_three_precisions(run: RunSnippet) -> None:
    assert run("pi/pi_bbp_integers_split").lines == run("pi/pi_bbp_serial").lines


def test_an_open_pool_computes_again_and_again() -> None:
    with Pool(2) as pool:
        for sizes in ((60, 90, 30), (50,), (40, 40), (2000, 5000)):
            assert compute_all(pool, 2, *sizes) == pi_bbp_integers.compute_all(*sizes)


def test_a_pool_of_its_own_gives_the_same_digits() -> None:
    assert open_and_compute(2, 100, 50) == pi_bbp_integers.compute_all(100, 50)


@pytest.mark.parametrize("workers", WORKERS)
def test_no_number_of_workers_changes_a_digit(workers: int) -> None:
    notebook = Notebook()
    sizes = (100, 1000, 333)
    texts = compute_all(cast("Pool", notebook), workers, *sizes)
    assert texts == pi_bbp_integers.compute_all(*sizes)
    assert len(notebook.tasks) == workers * len(sizes)
    bits = [task[2] for task in notebook.tasks]
    assert bits == sorted(bits, reverse=True)


@pytest.mark.parametrize("workers", WORKERS)
def test_the_sum_is_the_same_whole_number_for_any_number_of_workers(workers: int) -> None:
    for digits in (30, 1000, 2000):
        bits = count_bits(digits)
        shares = [add_every(workers, first, bits) for first in range(workers)]
        assert sum(shares) == add_every(1, 0, bits)
