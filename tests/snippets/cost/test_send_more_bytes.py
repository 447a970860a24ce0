import pytest

from snippets.cost.send_more_bytes import SIZES
from tests.snippets.conftest import RunSnippet, Seen

HEAD = ["Bytes", "Pipe (µs)", "Min to max (µs)", "Queue (µs)", "Min to max (µs)"]


def least(seen: Seen) -> dict[int, tuple[float, float]]:
    """Return the least time by pipe and by queue, of each size."""
    head, rows = seen.table
    assert head == HEAD
    return {int(row[0].replace(",", "")): (number(row[2]), number(row[4])) for row in rows}


def number(cell: str) -> float:
    return float(cell.partition(" to ")[0].replace(",", ""))


def test_it_has_a_row_for_each_size_from_a_byte_to_megabytes(shown: RunSnippet) -> None:
    assert list(least(shown("cost/send_more_bytes"))) == SIZES
    assert min(SIZES) == 1
    assert max(SIZES) >= 5_000_000


@pytest.mark.alone
def test_a_big_message_costs_more_and_each_of_its_bytes_less(run: RunSnippet) -> None:
    rows = least(run("cost/send_more_bytes", "1", "1000000"))
    for small, large in zip(rows[1], rows[1_000_000], strict=True):
        assert small < large < 1_000_000 * small


@pytest.mark.alone
def test_a_thousand_bytes_cost_about_as_much_as_one(run: RunSnippet) -> None:
    rows = least(run("cost/send_more_bytes", "1", "1000"))
    for small, large in zip(rows[1], rows[1_000], strict=True):
        assert large < 2 * small


@pytest.mark.alone
def test_a_message_through_a_queue_takes_longer_than_through_a_pipe(run: RunSnippet) -> None:
    pipe, queue = least(run("cost/send_more_bytes", "1"))[1]
    assert pipe < queue
