"""What snippets that time a pool beside a loop make of their times, with known clocks."""

import pytest

from recorder.pages.fragments import table_of
from tests.snippets.clock import needs_fork, pairs, printed_by

ROUNDS = [30, 70, 20, 60, 10, 90, 40]
LEAST, MIDDLE, MOST = 10, 40, 90
"""Of these."""
TASKS = 50


@needs_fork
def test_a_task_takes_its_share_of_a_round_and_each_way_is_compared_with_the_loop() -> None:
    factors = (1, 2, 5, 3, 7, 11)  # three ways with tiny tasks, then with small ones
    seconds = [us * f * TASKS / 1e6 for f in factors for us in ROUNDS]
    text = printed_by("cost/cut_too_finely", pairs(seconds), str(TASKS))
    _, rows = table_of("the output", text)
    ways = [
        (size, way) for size in ("tiny", "small") for way in ("alone", "one_by_one", "in_chunks")
    ]
    assert rows == [
        [size, way, *(f"{us * f:.2f}" for us in (MIDDLE, LEAST, MOST)), f"{loop / f:.3f}"]
        for (size, way), f, loop in zip(ways, factors, (1, 1, 1, 3, 3, 3), strict=True)
    ]


@needs_fork
def test_the_serial_share_is_found_from_both_times() -> None:
    text = printed_by("cost/keep_a_serial_share", pairs([0.8, 0.5]))
    assert text.splitlines() == [
        "0.800 s alone, 0.500 s with 2 workers",
        "serial share: 20 % by construction, 25% found",  # twice 0.5 by 0.8, less 1
    ]


@needs_fork
def test_the_list_and_the_bytes_have_their_own_times() -> None:
    text = printed_by("travel/send_a_list_or_bytes", pairs([0.7, 0.04]))
    assert text.splitlines() == [
        "list  there and back: 0.70 s",
        "bytes there and back: 0.04 s",
    ]


@needs_fork
def test_a_step_is_a_ten_thousandth_of_its_loop() -> None:
    text = printed_by("concurrency/talk_at_every_step", pairs([0.003, 0.5]))
    one, two = (line.partition(": ") for line in text.splitlines())
    assert one[0] == "one process"
    assert two[0] == "two processes"
    number, step = one[2].split(", ")
    assert step == "0.30 µs a step"
    assert two[2] == f"{number}, 50.00 µs a step"


@needs_fork
def test_rows_take_milliseconds() -> None:
    pytest.importorskip("numpy")
    text = printed_by("arrays/send_each_row", pairs([0.012]))
    assert text == "parent: 1,000,000 in 12 ms\n"
