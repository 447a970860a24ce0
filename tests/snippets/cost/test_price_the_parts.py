import pytest

from snippets.cost import price_the_parts
from tests.snippets.conftest import RunSnippet


@pytest.mark.alone
def test_every_part_costs_more_than_the_one_above_it(run: RunSnippet) -> None:
    """The shortest of several rounds: a busy machine delays some."""
    head, lines = run("cost/price_the_parts", "3").table
    assert head == [
        *("Part", "Median (µs)", "Min (µs)", "Max (µs)"),
        *("In calls", "Times a round"),
    ]
    rows = [[float(cell.replace(",", "")) for cell in line[1:]] for line in lines]
    call, lock, message, task, process, pool = (row[1] for row in rows)
    assert call < lock < message < task < process
    assert task < pool
    in_calls = [row[3] for row in rows]
    assert in_calls[0] == 1
    assert in_calls[1] < in_calls[3] < in_calls[4]


def test_a_part_is_repeated_until_it_can_be_measured() -> None:
    times = price_the_parts.enough(price_the_parts.call_a_function)
    assert times > 1
    assert price_the_parts.enough(lambda times: times * 0.001) == 32
