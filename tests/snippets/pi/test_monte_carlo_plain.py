import math

import pytest

from snippets.pi import monte_carlo_plain, monte_carlo_serial
from tests.snippets.conftest import RunSnippet
from tests.snippets.pi.rungs import WORKERS, Draws, read


def test_pi_lies_within_a_few_standard_errors(run: RunSnippet) -> None:
    points, parts, pi, error = read(run("pi/monte_carlo_plain", "100000").lines)
    assert (points, parts) == (100_000, 1)
    assert 0 < abs(pi - math.pi) < 4 * error


def test_root_and_power_change_no_hit() -> None:
    for parts in (1, 3, 7):
        plain = monte_carlo_plain.estimate(30_011, parts)
        assert plain == monte_carlo_serial.estimate(30_011, parts)


@pytest.mark.parametrize("parts", WORKERS)
def test_it_draws_every_point(monkeypatch: pytest.MonkeyPatch, parts: int) -> None:
    monkeypatch.setattr(Draws, "numbers", 0)
    monkeypatch.setattr("random.random", Draws().random)
    assert monte_carlo_plain.estimate(1003, parts) == (4.0, 0.0)
    assert Draws.numbers == 2 * 1003
