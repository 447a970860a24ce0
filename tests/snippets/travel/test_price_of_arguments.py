import re

import pytest

from tests.snippets.conftest import RunSnippet

BLOCKS = ("array of ints", "NumPy array", "bytes")


def table(run: RunSnippet, size: str) -> dict[str, list[float]]:
    rows = [re.split(r" {2,}", line) for line in run("travel/price_of_arguments", size).lines]
    heads = ["Kept as", "Pickled (bytes)", "There and back (ms)", "Min (ms)", "Max (ms)"]
    assert rows[0] == heads
    return {row[0]: [float(cell) for cell in row[1:]] for row in rows[1:]}


@pytest.mark.alone
def test_a_list_needs_more_time_than_a_block_even_where_it_needs_fewer_bytes(
    run: RunSnippet,
) -> None:
    rows = table(run, "200000")
    for block in BLOCKS:
        assert rows["list of ints"][0] < rows[block][0]
        for form in ("list of ints", "list of floats"):
            assert rows[form][2] > rows[block][2]


@pytest.mark.alone
def test_a_recipe_costs_least(run: RunSnippet) -> None:
    rows = table(run, "200000")
    assert min(rows, key=lambda form: rows[form][2]) == "range"


def test_a_range_is_pickled_to_as_few_bytes_whatever_its_length(run: RunSnippet) -> None:
    assert table(run, "10")["range"][0] == table(run, "100000")["range"][0]


def test_a_block_is_its_bytes_and_a_little_more(run: RunSnippet) -> None:
    rows = table(run, "100000")
    for block in BLOCKS:
        assert rows["bytes"][0] <= rows[block][0] < 801_000
