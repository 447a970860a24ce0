import math

import pytest

from tests.snippets.conftest import RunSnippet
from tests.snippets.pi.rungs import WORKERS, read

np = pytest.importorskip("numpy")
monte_carlo_numpy = pytest.importorskip("snippets.pi.monte_carlo_numpy")


def test_pi_lies_within_a_few_standard_errors(run: RunSnippet) -> None:
    points, parts, pi, error = read(run("pi/monte_carlo_numpy", "100003", "3").lines)
    assert (points, parts) == (100_003, 3)
    assert 0 < abs(pi - math.pi) < 4 * error


def test_estimates_scatter_as_far_as_the_standard_error_says() -> None:
    seeds = np.random.SeedSequence(7).spawn(200)
    points = 10_000
    p = math.pi / 4
    scale = math.sqrt(points * p * (1 - p))
    far = [(monte_carlo_numpy.count_hits(seed, points) - p * points) / scale for seed in seeds]
    # Chi-square with 200 degrees of freedom: 99.99 % lie between these.
    assert 130 < sum(each * each for each in far) < 286
    assert abs(sum(far)) < 4 * math.sqrt(200)


@pytest.mark.parametrize("parts", WORKERS)
def test_it_draws_every_point_of_every_chunk(monkeypatch: pytest.MonkeyPatch, parts: int) -> None:
    drawn = []

    class Corner:
        def __init__(self, bits: object) -> None:
            pass

        def random(self, size: int, dtype: type) -> object:
            drawn.append(size)
            return np.zeros(size, dtype)

    monkeypatch.setattr(np.random, "Generator", Corner)
    points = 2 * monte_carlo_numpy.CHUNK + 3
    assert monte_carlo_numpy.estimate(points, parts) == (4.0, 0.0)
    assert sum(drawn) == 2 * points
    assert max(drawn) <= monte_carlo_numpy.CHUNK
    assert min(drawn) >= 1


def test_parts_draw_different_points() -> None:
    seeds = np.random.SeedSequence(2024).spawn(8)
    assert len({monte_carlo_numpy.count_hits(seed, 10_000) for seed in seeds}) > 4


def test_single_precision_moves_the_estimate_by_less_than_a_millionth() -> None:
    fine = 2.0**-24  # the step of the numbers that the generator draws in float32
    assert np.all(np.random.default_rng(1).random(1000, dtype=np.float32) % fine == 0)
    x = np.arange(0, 2**24, 64) * fine
    exact = np.sqrt(1 - x * x)  # where hits end in this column
    column, x32 = np.floor(exact / fine), x.astype(np.float32)
    hits = column - 3
    for step in range(-3, 4):
        y32 = ((column + step) * fine).astype(np.float32)
        hits += (x32 * x32 + y32 * y32 < 1) & (y32 < 1)
    assert abs(4 * np.mean(hits * fine - exact)) + 4 * fine < 1e-6
