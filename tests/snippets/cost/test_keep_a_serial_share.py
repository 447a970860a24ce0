import re
from multiprocessing import Pool

import pytest

from snippets.cost import apply_amdahl, fit_the_serial_share
from snippets.cost import keep_a_serial_share as snippet
from tests.snippets.conftest import RunSnippet


def test_the_share_is_found_by_the_formula_of_karp_and_flatt(run: RunSnippet) -> None:
    times, shares = run("cost/keep_a_serial_share").lines
    found = re.fullmatch(r"([\d.]+) s alone, ([\d.]+) s with 2 workers", times)
    assert found
    alone, together = float(found[1]), float(found[2])
    share = int(re.findall(r"(-?\d+) ?%", shares)[1])
    by_formula = fit_the_serial_share.serial_share(alone, together, 2)
    assert share == pytest.approx(100 * by_formula, abs=4)
    assert "serial share: 20 % by construction" in shares


@pytest.mark.parametrize("parts", [1, 2, 3, 7, 24, 61])
@pytest.mark.parametrize("percent", [0, 20, 100])
def test_alone_and_in_a_pool_it_counts_the_same(parts: int, percent: int) -> None:
    expected = sum(number % 7 for number in range(1003))
    assert snippet.compute_alone(1003, percent) == expected
    with Pool(2) as pool:
        assert snippet.compute_in(pool, 1003, percent, parts) == expected


def test_no_number_of_cpus_makes_a_fifth_serial_more_than_five_times_as_fast() -> None:
    assert apply_amdahl.speed_up(0.2, 2) == pytest.approx(1.67, abs=0.01)
    assert apply_amdahl.speed_up(0.2, 10**9) == pytest.approx(5)
