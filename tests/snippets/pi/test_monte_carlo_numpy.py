import math
from functools import partial

import pytest

from snippets.pi import monte_carlo_plain, monte_carlo_serial
from tests.snippets.conftest import RunSnippet
from tests.snippets.least import least_seconds
from tests.snippets.pi.rungs import is_good

np = pytest.importorskip("numpy")
monte_carlo_numpy = pytest.importorskip("snippets.pi.monte_carlo_numpy")


def test_pi_lies_within_a_few_standard_errors(run: RunSnippet) -> None:
    assert is_good(run("pi/monte_carlo_numpy").lines, monte_carlo_numpy.POINTS)


def test_no_point_is_lost() -> None:
    points, tasks = monte_carlo_numpy.POINTS, monte_carlo_numpy.TASKS
    assert points // tasks * tasks == points


def test_estimates_scatter_as_far_as_the_standard_error_says() -> None:
    seeds = np.random.SeedSequence(7).spawn(200)
    points = 10_000
    p = math.pi / 4
    scale = math.sqrt(points * p * (1 - p))
    far = [(monte_carlo_numpy.count_hits(seed, points) - p * points) / scale for seed in seeds]
    # Chi-square with 200 degrees of freedom: 99.99 % lie between these.
    assert 130 < sum(each * each for each in far) < 286
    assert abs(sum(far)) < 4 * math.sqrt(200)


def test_tasks_draw_different_points() -> None:
    seeds = np.random.SeedSequence(2024).spawn(8)
    assert len({monte_carlo_numpy.count_hits(seed, 10_000) for seed in seeds}) > 4


@pytest.mark.alone
def test_arrays_gain_more_than_four_cpus_could() -> None:
    counts = (monte_carlo_plain.count_hits, monte_carlo_numpy.count_hits)
    plain, arrays = (least_seconds(partial(count, 0, 50_000)) for count in counts)
    assert plain > 4 * arrays


def test_it_gains_more_over_the_lean_loop_than_two_cpus_do() -> None:
    (seed,) = np.random.SeedSequence(0).spawn(1)
    lean = least_seconds(lambda: monte_carlo_serial.count_hits(0, 100_000))
    assert lean > 2.5 * least_seconds(lambda: monte_carlo_numpy.count_hits(seed, 100_000))
