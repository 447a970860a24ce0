"""What snippets that time a pool beside a loop make of their times, with known clocks."""

import multiprocessing
import sys

import pytest

from recorder.pages.fragments import table_of
from tests.snippets.clock import LONG, needs_fork, pairs, printed_by

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


@needs_fork
def test_an_array_that_goes_along_takes_milliseconds() -> None:
    pytest.importorskip("numpy")
    text = printed_by("arrays/send_the_array_along", pairs([0.345]))
    assert text == "parent: 1,000,000 in 345 ms\n"


@needs_fork
def test_both_kinds_of_task_have_their_own_rounds_in_both_pools() -> None:
    factors = (1, 2, 3, 5)  # waiting with one worker for each CPU and with two, then computing
    seconds = [ms * f / 1000 for ms in ROUNDS for f in factors]
    _, rows = table_of("the output", printed_by("pool/wait_or_compute", pairs(seconds)))
    cells = [f"{MIDDLE * f} ms ({LEAST * f} to {MOST * f})" for f in factors]
    assert rows == [["wait", *cells[:2]], ["compute", *cells[2:]]]


@needs_fork
def test_threads_and_processes_have_their_own_rounds() -> None:
    factors = (1, 2, 3, 5)  # one thread, one process, two threads, two processes
    seconds = [s * f / 100 for s in ROUNDS for f in factors]
    text = printed_by("interpreters/compare_with_processes", pairs(seconds), "7", "100")
    _, rows = table_of("the output", text)
    assert rows == [["1", "0.40", "0.80"], ["2", "1.20", "2.00"]]


@needs_fork
def test_of_naps_and_loops_the_shortest_of_three_is_told() -> None:
    times = [(3, 1, 2), (6, 5, 4), (70, 80, 90), (30, 20, 60)]  # one worker, eight, and so again
    seconds = [each / 100 for three in times for each in three]
    text = printed_by("concurrency/sleep_is_not_work", pairs(seconds))
    assert text.splitlines() == ["naps: 0.01 s, 0.04 s", "loops: 0.70 s, 0.20 s"]


@needs_fork
def test_the_pool_is_compared_with_the_loop_and_not_with_the_threads() -> None:
    rounds = (30, 70, 20, 60, 10)
    factors = (2, 5, 1, 3, 11, 2, 8, 5, 4, 1, 7, 6)  # the loop, threads, the pool; four sizes
    seconds = [ms * f / 1000 for f in factors for ms in rounds]
    _, rows = table_of("the output", printed_by("pi/time_alone_and_shared", pairs(seconds)))
    sizes = iter(("320", "3,200", "32,000", "320,000"))
    assert rows == [
        [next(sizes), *(f"{30 * f:.2f}" for f in (one, some, many)), f"{one / many:.2f}×"]
        for one, some, many in zip(factors[::3], factors[1::3], factors[2::3], strict=True)
    ]


@needs_fork
def test_each_number_of_threads_has_its_own_time() -> None:
    text = printed_by("interpreters/count_in_more_threads", pairs([0.25, 0.5, 1.25]))
    assert text.splitlines()[1:] == [
        "1 at a time: 0.25 s",
        "2 at a time: 0.50 s",
        "4 at a time: 1.25 s",
    ]


@needs_fork
def test_executors_are_told_apart() -> None:
    one, other = printed_by("concurrency/swap_the_executor", pairs([0.75, 0.5])).splitlines()
    assert (one[:20], one[-10:]) == ("ThreadPoolExecutor: ", " in 0.75 s")
    assert (other[:21], other[-10:]) == ("ProcessPoolExecutor: ", " in 0.50 s")


@needs_fork
def test_a_new_pool_takes_what_is_between_the_loop_and_its_first_results() -> None:
    sizes = ["250", "1,000", "4,000", "16,000", "64,000", "256,000", "512,000"]
    steps = [
        ms * size / 1000 for size in range(1, len(sizes) + 1) for ms in (9000, 20, 50, 30)
    ]  # from one size to the next, alone, new, warm
    _, rows = table_of("the output", printed_by("cost/grow_the_work", steps))
    assert rows == [
        [size, *(f"{ms * n:.2f}" for ms in (20, 50, 30))] for n, size in enumerate(sizes, 1)
    ]


@needs_fork
def test_of_ever_more_workers_the_start_and_both_kinds_of_task_are_told() -> None:
    rounds = [start for n in (1, 2) for start in (0.5 * n, 3.0 * n, 1.0 * n, 2.0 * n, 4.0 * n)]
    _, rows = table_of("the output", printed_by("workers/start_too_many", pairs(rounds), "1", "2"))
    assert rows == [["1", "0.50", "1.00", "4.00"], ["2", "1.00", "2.00", "8.00"]]


@needs_fork
def test_each_worker_has_a_price_of_its_own_and_the_first_round_is_not_counted() -> None:
    kinds = ["thread", *(["interpreter"] if sys.version_info >= (3, 14) else [])]
    kinds += [f"process, {method}" for method in multiprocessing.get_all_start_methods()]
    factors = range(1, len(kinds) + 1)
    seconds = [LONG for _ in kinds] + [ms * f / 1000 for ms in ROUNDS for f in factors]
    text = printed_by("interpreters/price_a_worker", pairs(seconds), str(len(ROUNDS)))
    _, rows = table_of("the output", text)
    assert [row[:2] for row in rows] == [
        [kind, f"{MIDDLE * f:.2f}"] for kind, f in zip(kinds, factors, strict=True)
    ]
