import math

import pytest

from snippets.pi import monte_carlo_serial
from tests.snippets.conftest import RunSnippet
from tests.snippets.pi.rungs import is_good, loop_of

pytest.importorskip("numba")
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
