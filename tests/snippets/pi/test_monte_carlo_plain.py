from typing import Any

import pytest

from snippets.pi import monte_carlo_plain, monte_carlo_serial
from tests.snippets.conftest import RunSnippet
from tests.snippets.least import least_seconds
from tests.snippets.pi.rungs import is_good


def test_pi_lies_within_a_few_standard_errors(run: RunSnippet) -> None:
    assert is_good(run("pi/monte_carlo_plain").lines, monte_carlo_plain.POINTS)


def test_root_and_power_change_no_hit() -> None:
    for seed in range(20):
        plain = monte_carlo_plain.count_hits(seed, 10_000)
        assert plain == monte_carlo_serial.count_hits(seed, 10_000)


@pytest.mark.alone
def test_it_is_slower_than_the_lean_loop() -> None:
    def least(count: Any) -> float:
        return least_seconds(lambda: count(0, 100_000))

    assert least(monte_carlo_plain.count_hits) > 1.2 * least(monte_carlo_serial.count_hits)
