import math
import random
import time

import pytest

from snippets.pi import monte_carlo_serial
from tests.snippets.conftest import RunSnippet
from tests.snippets.pi.rungs import is_good, loop_of

numba = pytest.importorskip("numba")
monte_carlo_numba = pytest.importorskip("snippets.pi.monte_carlo_numba")


def test_pi_lies_within_a_few_standard_errors(run: RunSnippet) -> None:
    assert is_good(run("pi/monte_carlo_numba").lines, monte_carlo_numba.POINTS)


def test_the_loop_is_the_lean_one_but_for_its_generator() -> None:
    numba, serial = (
        [line.strip() for line in loop_of(module).splitlines()]
        for module in (monte_carlo_numba, monte_carlo_serial)
    )
    assert [n for n in range(len(serial)) if numba[n] != serial[n]] == [1, 4]
    assert len(numba) == len(serial)


def test_estimates_scatter_as_far_as_the_standard_error_says() -> None:
    points, p = 10_000, math.pi / 4
    scale = math.sqrt(points * p * (1 - p))
    hits = [monte_carlo_numba.count_hits(seed, points) for seed in range(200)]
    assert monte_carlo_numba.count_hits(7, points) == hits[7]
    far = [(each - p * points) / scale for each in hits]
    # Chi-square with 200 degrees of freedom: 99.99 % lie between these.
    assert 130 < sum(each * each for each in far) < 286


def test_it_is_compiled_when_it_is_first_called_and_without_objects_of_python() -> None:
    fresh = numba.njit(monte_carlo_numba.count_hits.py_func)
    assert fresh.signatures == []
    fresh(0, 10)
    assert len(fresh.nopython_signatures) == 1


@pytest.mark.alone
def test_compiling_can_take_longer_than_the_work() -> None:
    fresh = numba.njit(monte_carlo_numba.count_hits.py_func)
    times = []
    for _ in range(2):
        begin = time.perf_counter()
        fresh(0, 10_000)
        times.append(time.perf_counter() - begin)
    assert times[0] > 10 * times[1]


def test_its_random_is_a_mersenne_twister_with_other_numbers_than_pythons() -> None:
    np = pytest.importorskip("numpy")

    def draw_two(seed: int) -> tuple[float, float]:
        random.seed(seed)
        return random.random(), random.random()

    draw = numba.njit(draw_two)
    # NumPy's is a Mersenne Twister, too, and makes its state from a seed as Numba does.
    assert list(draw(3)) == list(np.random.RandomState(3).random_sample(2))
    assert draw(3)[0] != random.Random(3).random()
