import math
from typing import Any

import pytest

from snippets.pi import monte_carlo_serial
from tests.snippets.conftest import RunSnippet
from tests.snippets.least import least_seconds
from tests.snippets.pi.rungs import is_good

np = pytest.importorskip("numpy")
monte_carlo_numba = pytest.importorskip("snippets.pi.monte_carlo_numba")
splitmix = pytest.importorskip("snippets.pi.monte_carlo_splitmix")
ALL = 2**64 - 1


def word(seed: int, number: int) -> int:
    """Return a word of SplitMix64 by whole numbers of Python, cut to 64 bits."""
    z = (seed + (number + 1) * 0x9E3779B97F4A7C15) & ALL
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & ALL
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & ALL
    return z ^ (z >> 31)


def words(seed: int, number: int) -> Any:
    """Return an array of the first words of SplitMix64."""
    z = np.uint64(seed) + np.arange(1, number + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def is_hit(z: int) -> bool:
    x, y = (z >> 33) / 2**31, ((z >> 2) % 2**31) / 2**31
    return x * x + y * y < 1


def test_these_tests_know_the_generator() -> None:
    published = [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
        4593380528125082431,
        16408922859458223821,
    ]
    assert [word(1234567, number) for number in range(5)] == published
    assert words(1234567, 5).tolist() == published


def test_pi_lies_within_a_few_standard_errors(run: RunSnippet) -> None:
    assert is_good(run("pi/monte_carlo_splitmix").lines, splitmix.POINTS)


def test_the_machine_code_counts_what_python_counts() -> None:
    seed = splitmix.SEED
    for first, end in ((0, 0), (0, 1), (0, 3000), (977, 2024), (10**15, 10**15 + 999)):
        expected = sum(is_hit(word(seed, number)) for number in range(first, end))
        assert splitmix.count_hits(first, end) == expected


def test_the_estimate_does_not_depend_on_how_the_numbers_are_divided() -> None:
    parts = [splitmix.count_hits(first, first + 1000) for first in range(0, 100_000, 1000)]
    assert sum(parts) == splitmix.count_hits(0, 100_000)


@pytest.mark.alone
def test_it_is_many_times_as_fast_as_the_lean_loop() -> None:
    def least(count: Any) -> float:
        return least_seconds(lambda: count(0, 100_000))

    assert least(monte_carlo_serial.count_hits) > 20 * least(splitmix.count_hits)
    # Numba's own generator takes most of the time of its loop.
    assert least(monte_carlo_numba.count_hits) > 2 * least(splitmix.count_hits)


def test_the_compiler_works_on_several_points_at_once_here_and_not_with_numbas_generator() -> None:
    vectors = []
    for function in (splitmix.count_hits, monte_carlo_numba.count_hits):
        function(0, 10)
        (code,) = function.inspect_llvm().values()
        vectors.append("vector.body" in code)
    assert vectors == [True, False]


def test_no_word_comes_twice() -> None:
    assert len(np.unique(words(splitmix.SEED, 2**20))) == 2**20


def test_stretches_of_the_sequence_scatter_as_far_as_the_standard_error_says() -> None:
    points, p = 100_000, math.pi / 4
    scale = math.sqrt(points * p * (1 - p))
    hits = [splitmix.count_hits(n * points, (n + 1) * points) for n in range(200)]
    far = [(each - p * points) / scale for each in hits]
    assert max(map(abs, far)) < 4
    # Chi-square with 200 degrees of freedom: 99.99 % lie between these.
    assert 130 < sum(each * each for each in far) < 286


@pytest.mark.parametrize("seed", [0, 1, 2, 2024, 2025, 2**63, 0x9E3779B97F4A7C15])
def test_the_points_fill_the_square_evenly(seed: int) -> None:
    points = 2**20
    z = words(seed, points)
    x = (z >> np.uint64(33)) / 2**31
    y = ((z >> np.uint64(2)) % np.uint64(2**31)) / 2**31
    hits = np.count_nonzero(x * x + y * y < 1)
    p = math.pi / 4
    assert abs(hits - p * points) < 4 * math.sqrt(points * p * (1 - p))
    for one, other in ((x, y), (x[1:], x[:-1]), (y[1:], x[:-1])):
        assert abs(np.corrcoef(one, other)[0, 1]) < 4 / math.sqrt(points)
    cells, _, _ = np.histogram2d(x, y, bins=32, range=((0, 1), (0, 1)))
    expected = points / cells.size
    chi_square = float(((cells - expected) ** 2 / expected).sum())
    # 1023 degrees of freedom: 99.99 % lie between these.
    assert 854 < chi_square < 1208
