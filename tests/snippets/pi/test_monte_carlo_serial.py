import math

import pytest

from snippets.pi.monte_carlo_serial import count_hits, share_out, standard_error
from tests.snippets.conftest import RunSnippet


def numbers_of(lines: list[str]) -> tuple[int, int, float, float]:
    hits, _, points, *_ = lines[0].split()
    *_, estimate, _, error = lines[1].split()
    return int(hits), int(points), float(estimate), float(error)


def test_the_estimate_is_four_times_the_share_of_hits(run: RunSnippet) -> None:
    hits, points, estimate, _ = numbers_of(run("pi/monte_carlo_serial", "100000").lines)
    assert points == 100000
    assert estimate == pytest.approx(4 * hits / points, abs=1e-6)


def test_pi_lies_within_a_few_standard_errors(run: RunSnippet) -> None:
    _, _, estimate, error = numbers_of(run("pi/monte_carlo_serial", "100000").lines)
    assert 0 < abs(estimate - math.pi) < 4 * error


def test_the_standard_error_is_that_of_a_binomial_share() -> None:
    p = math.pi / 4
    points = 10**8
    assert standard_error(round(p * points), points) == pytest.approx(
        4 * math.sqrt(p * (1 - p) / points), rel=1e-6
    )
    assert round(standard_error(round(p * points), points), 5) == 0.00016


def test_equal_seeds_give_equal_hits() -> None:
    assert count_hits(3, 1000) == count_hits(3, 1000)
    assert len({count_hits(task, 1000) for task in range(8)}) > 4


def test_no_point_is_lost_whatever_the_number_of_parts() -> None:
    for points in (0, 1, 7, 100_000_000, 10**15 + 7):
        for parts in (1, 2, 3, 24, 64, 96):
            shares = share_out(points, parts)
            assert sum(shares) == points
            assert max(shares) - min(shares) <= 1
