import re

import pytest

from tests.snippets.conftest import RunSnippet

Rows = dict[tuple[str, int], list[float]]


def table(lines: list[str]) -> Rows:
    rows = [re.split(r" {2,}", line) for line in lines]
    assert rows[0][:3] == ["Argument", "Numbers", "Pickled (bytes)"]
    assert rows[0][3:] == ["There and back (ms)", "min", "max"]
    return {(r[0], int(r[1])): [float(cell) for cell in r[2:]] for r in rows[1:]}


@pytest.mark.alone
def test_the_list_needs_fewer_bytes_than_the_block_and_more_time(run: RunSnippet) -> None:
    rows = table(run("travel/price_of_arguments", "200000").lines)
    for form in ("list of ints", "tuple of floats"):
        assert rows[form, 200000][2] > rows["bytes", 200000][2]
    assert rows["list of ints", 200000][0] < rows["bytes", 200000][0]


@pytest.mark.alone
def test_a_recipe_costs_least(run: RunSnippet) -> None:
    rows = table(run("travel/price_of_arguments", "200000").lines)
    least = {form: row[2] for (form, _), row in rows.items()}
    assert min(least, key=least.__getitem__) == "range"


def test_a_range_is_pickled_to_as_few_bytes_whatever_its_length(run: RunSnippet) -> None:
    rows = table(run("travel/price_of_arguments", "10", "100000").lines)
    assert rows["range", 10][0] == rows["range", 100000][0]
