import pytest

from tests.snippets.conftest import RunSnippet


def test_a_hundred_times_the_points_divide_the_error_by_ten(run: RunSnippet) -> None:
    rows = [line.split() for line in run("pi/expect_the_error").lines[1:]]
    errors = {int(points.replace(",", "")): float(error) for points, error in rows}
    assert errors[100_000_000] == 0.00016
    for points in (100, 10_000, 1_000_000):
        assert errors[points] == pytest.approx(10 * errors[100 * points], abs=6e-5)
