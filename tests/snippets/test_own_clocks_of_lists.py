"""What snippets that price one thing after another make of their times, with known clocks.

Each thing takes another time, so that no two could change places unseen.
"""

import pickle
import sys
from array import array

import pytest

from recorder.pages.fragments import table_of
from tests.snippets.clock import LONG, needs_fork, pairs, printed_by

ROUNDS = [30, 70, 20, 60, 10]
LEAST, MIDDLE, MOST = 10, 30, 70
"""Of these."""


@needs_fork
def test_each_argument_has_its_own_weight_and_its_own_times() -> None:
    np = pytest.importorskip("numpy")
    numbers = range(10**9, 10**9 + 100)
    forms = {
        "list of ints": list(numbers),
        "list of floats": list(map(float, numbers)),
        "array of ints": array("q", numbers),
        "NumPy array": np.array(numbers),
        "bytes": array("q", numbers).tobytes(),
        "range": numbers,
    }
    factors = (1, 2, 3, 5, 7, 11)
    seconds = [LONG] * len(forms) + [ms * f / 1000 for ms in ROUNDS for f in factors]
    _, rows = table_of("the output", printed_by("travel/price_of_arguments", pairs(seconds), "100"))
    assert rows == [
        [form, str(len(pickle.dumps(each))), *(f"{ms * f:.2f}" for ms in (MIDDLE, LEAST, MOST))]
        for (form, each), f in zip(forms.items(), factors, strict=True)
    ]


@needs_fork
def test_an_access_is_one_among_as_many_as_its_way_was_used() -> None:
    ways = {
        "list of this process": 50_000,
        "SharedMemory": 50_000,
        "RawArray": 50_000,
        "Value": 20_000,
        "Array": 20_000,
        "list of a manager": 500,
        "dict of a manager": 500,
        "Namespace of a manager": 500,
    }
    seconds = [
        times * us * factor / 1e6 for factor, times in enumerate(ways.values(), 1) for us in ROUNDS
    ]
    head, rows = table_of("the output", printed_by("managers/price_an_access", pairs(seconds)))
    assert head == ["Written to", "Median (µs)", "Min (µs)", "Max (µs)"]
    assert rows == [
        [way, *(f"{us * factor:.2f}" for us in (MIDDLE, LEAST, MOST))]
        for factor, way in enumerate(ways, 1)
    ]


@needs_fork
def test_a_call_a_task_and_a_process_are_each_one_of_their_number() -> None:
    text = printed_by("cost/price_an_empty_task", pairs([100_000 * 2e-6, 100 * 3e-6, 10 * 5e-6]))
    assert [line.split(":")[1].split() for line in text.splitlines()] == [
        ["2.00", "µs"],
        ["3.00", "µs"],
        ["5.00", "µs"],
    ]


@needs_fork
def test_the_first_start_and_the_second_have_their_own_times() -> None:
    assert printed_by("start_methods/time_a_start", pairs([0.0125, 0.0031])).splitlines() == [
        "first child: 12.5 ms",
        "second child: 3.1 ms",
    ]


@needs_fork
def test_the_way_of_a_big_number_and_its_product_have_their_own_times() -> None:
    gmpy2 = pytest.importorskip("gmpy2")
    sizes = (100, 10_000, 100_000, 1_000_000)
    steps = [
        step
        for factor, _ in enumerate(sizes, 1)
        for ms in ROUNDS
        for step in (0.5, ms * factor / 1000, ms * factor / 8000)
    ]
    _, rows = table_of("the output", printed_by("pi/send_big_numbers", steps))
    numbers = [gmpy2.mpz(10) ** digits // 7 for digits in sizes]
    assert rows == [
        [
            str(digits),
            str(-(-number.bit_length() // 8)),
            str(len(pickle.dumps(number))),
            f"{MIDDLE * factor:.3f}",
            f"{MIDDLE * factor / 8:.3f}",
        ]
        for factor, (digits, number) in enumerate(zip(sizes, numbers, strict=True), 1)
    ]


@needs_fork
def test_workers_pickle_and_the_parent_adds_up_what_it_loads() -> None:
    seen = [(0.010, 0.020), (0.030, 0.050), (0.070, 0.110)]
    steps = [step for worker, parent in seen for step in (0.5, worker, parent)]
    _, rows = table_of("the output", printed_by("words/weigh_the_results", steps))
    assert [(row[0], row[1], *row[3:]) for row in rows] == [
        ("all words", "100", "10", "20"),
        ("counts of a file", "100", "30", "50"),
        ("counts of ten files", "10", "70", "110"),
    ]


@needs_fork
def test_of_each_way_to_count_the_median_and_the_middle_half_are_told() -> None:
    ways = ["a loop", "threads", "processes"]
    if sys.version_info >= (3, 14):
        ways.insert(2, "interpreters")
    seconds = [s * factor for s in ROUNDS for factor, _ in enumerate(ways, 1)]
    _, rows = table_of(
        "the output", printed_by("interpreters/time_four_ways", pairs(seconds), "5", "10")
    )
    assert rows == [
        [way, f"{MIDDLE * factor:.2f}", f"{15 * factor:.2f} to {65 * factor:.2f}"]
        for factor, way in enumerate(ways, 1)
    ]
