import pickle
import pickletools
import re
from array import array

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


def test_a_range_of_any_length_needs_few_bytes() -> None:
    assert all(len(pickle.dumps(range(10**power))) < 80 for power in range(1, 19))


def test_a_list_is_pickled_number_by_number_and_a_block_as_one() -> None:
    numbers = list(range(10**9, 10**9 + 1000))
    assert len({id(number) for number in numbers}) == len(numbers)
    steps = {
        name: len(list(pickletools.genops(pickle.dumps(form))))
        for name, form in {
            "list": numbers,
            "array": array("q", numbers),
            "bytes": array("q", numbers).tobytes(),
        }.items()
    }
    assert steps["list"] > len(numbers)
    assert steps["array"] < 30
    assert steps["bytes"] < 10


def test_an_array_hands_no_memory_over() -> None:
    """Under protocol 5 it is copied into ``bytes``; a ``PickleBuffer`` is not."""
    numbers = array("q", range(1000))
    for form, beside in ((numbers, 0), (pickle.PickleBuffer(numbers), 1)):
        blocks: list[pickle.PickleBuffer] = []
        stream = pickle.dumps(form, 5, buffer_callback=blocks.append)
        assert len(blocks) == beside
        assert (len(stream) > 8000) == (beside == 0)
