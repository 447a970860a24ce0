import pytest

from snippets.cost.send_more_bytes import SIZES, messages_a_round
from tests.snippets.conftest import RunSnippet, Seen

HEAD = [
    *("Bytes", "Messages a round"),
    *("Pipe (µs)", "min to max (µs)", "MB/s"),
    *("Queue (µs)", "min to max (µs)", "MB/s"),
]


def table(seen: Seen) -> dict[int, list[str]]:
    head, rows = seen.table
    assert head == HEAD
    return {int(row[0].replace(",", "")): row[1:] for row in rows}


def least(cell: str) -> float:
    return float(cell.partition(" to ")[0].replace(",", ""))


def test_it_has_a_row_for_each_size_from_a_byte_to_megabytes(shown: RunSnippet) -> None:
    assert list(table(shown("cost/send_more_bytes"))) == SIZES
    assert min(SIZES) == 1
    assert max(SIZES) >= 5_000_000


@pytest.mark.alone
def test_a_big_message_costs_more_and_each_of_its_bytes_less(run: RunSnippet) -> None:
    rows = table(run("cost/send_more_bytes", "1", "1000000"))
    for column in (2, 5):
        small, large = (least(rows[size][column]) for size in (1, 1_000_000))
        assert small < large < 1_000_000 * small


@pytest.mark.alone
def test_a_thousand_bytes_cost_no_thousand_times_one_byte(run: RunSnippet) -> None:
    rows = table(run("cost/send_more_bytes", "1", "1000"))
    for column in (2, 5):
        small, large = (least(rows[size][column]) for size in (1, 1_000))
        assert large < 10 * small


@pytest.mark.alone
def test_a_message_through_a_queue_takes_longer_than_through_a_pipe(run: RunSnippet) -> None:
    rows = table(run("cost/send_more_bytes", "1"))
    assert least(rows[1][2]) < least(rows[1][5])


def test_the_speed_is_what_both_ways_make(run: RunSnippet) -> None:
    (row,) = table(run("cost/send_more_bytes", "1000000")).values()
    for us, speed in ((row[1], row[3]), (row[4], row[6])):
        microseconds = float(us.replace(",", ""))
        expected = 2_000_000 / microseconds
        assert abs(float(speed.replace(",", "")) / expected - 1) < 0.02


def test_short_messages_are_timed_many_at_once() -> None:
    assert messages_a_round(1) > messages_a_round(1_000_000) > messages_a_round(10**9) == 1
