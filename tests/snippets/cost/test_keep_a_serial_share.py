from multiprocessing import Pool

import pytest

from snippets.cost import keep_a_serial_share as snippet
from tests.snippets.conftest import RunSnippet


def test_it_compares_every_number_of_workers_with_the_law(run: RunSnippet) -> None:
    head, rows = run("cost/keep_a_serial_share", "20000", "20").table
    assert head[:5] == ["Workers", "Speed-up", "Min", "Max", "By Amdahl"]
    assert rows[0][0] == "1"
    for row in rows:
        assert float(row[4]) == pytest.approx(1 / (0.2 + 0.8 / int(row[0])), abs=0.005)
        assert row[5] == "20"
    assert rows[0][6] == "–"


@pytest.mark.parametrize("parts", [1, 2, 3, 7, 24, 61])
@pytest.mark.parametrize("percent", [0, 20, 100])
def test_alone_and_in_a_pool_it_counts_the_same(parts: int, percent: int) -> None:
    expected = sum(number % 7 for number in range(1003))
    assert snippet.compute_alone(1003, percent) == expected
    with Pool(2) as pool:
        assert snippet.compute_in(pool, 1003, percent, parts) == expected


def test_the_law_holds_where_the_pool_costs_nothing() -> None:
    assert snippet.amdahl(0.2, 1) == 1
    assert snippet.amdahl(0.2, 10**9) == pytest.approx(5)
