import math

import pytest

from snippets.pi import monte_carlo_serial
from snippets.pi.monte_carlo_serial import count_hits, estimate, share_out, summarize
from tests.snippets.conftest import RunSnippet
from tests.snippets.pi.rungs import WORKERS, Draws, read


def test_the_estimate_is_four_times_the_share_of_hits() -> None:
    pi, _ = estimate(10_000, 1)
    assert pi == 4 * count_hits(0, 10_000) / 10_000


def test_pi_lies_within_a_few_standard_errors(run: RunSnippet) -> None:
    points, parts, pi, error = read(run("pi/monte_carlo_serial", "100000").lines)
    assert (points, parts) == (100_000, 1)
    assert 0 < abs(pi - math.pi) < 4 * error


def test_the_standard_error_is_that_of_a_binomial_share() -> None:
    p = math.pi / 4
    points = 10**8
    pi, error = summarize(round(p * points), points)
    assert pi == pytest.approx(math.pi, abs=1e-7)
    assert error == pytest.approx(4 * math.sqrt(p * (1 - p) / points), rel=1e-6)
    assert round(error, 5) == 0.00016


def test_equal_seeds_give_equal_hits() -> None:
    assert count_hits(3, 1000) == count_hits(3, 1000)
    assert len({count_hits(task, 1000) for task in range(8)}) > 4


@pytest.mark.parametrize("parts", WORKERS)
def test_it_draws_every_point(monkeypatch: pytest.MonkeyPatch, parts: int) -> None:
    monkeypatch.setattr(Draws, "numbers", 0)
    monkeypatch.setattr(monte_carlo_serial, "Random", Draws)
    assert estimate(1003, parts) == (4.0, 0.0)
    assert Draws.numbers == 2 * 1003


def test_no_point_is_lost_whatever_the_number_of_parts() -> None:
    for points in (0, 1, 7, 100_000_000, 10**15 + 7):
        for parts in (*WORKERS, 64, 96):
            shares = share_out(points, parts)
            assert sum(shares) == points
            assert max(shares) - min(shares) <= 1
