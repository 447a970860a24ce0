"""What snippets that measure by themselves make of their times, with clocks whose times are known.

Each time is another one, and the warm-up is by far the longest.
"""

import sys
from unittest import mock

import pytest

from recorder.pages.fragments import table_of
from snippets.cost import price_the_parts
from snippets.start_methods import time_each_method
from tests.snippets.clock import LONG, needs_fork, pairs, printed_by, timed

ROUNDS = [30, 70, 20, 60, 10, 90, 40]
LEAST, MIDDLE, MOST = 10, 40, 90
"""Of these."""


def warm_and(rounds: list[list[float]]) -> list[float]:
    """Return the seconds of the cases of a warm-up round, then those of these rounds."""
    return [LONG for _ in rounds[0]] + [each for cases in rounds for each in cases]


@needs_fork
def test_bytes_take_what_their_rounds_took_without_the_warm_up() -> None:
    """Each measurement is of 200 messages of 1 or 1,000 bytes; numbers are microseconds."""
    rounds = [[200 * us * case / 1e6 for case in (1, 2, 3, 5)] for us in ROUNDS]
    text = printed_by("cost/send_more_bytes", pairs(warm_and(rounds)), "1", "1000")
    _, rows = table_of("the output", text)
    expected = [
        [size, *(cell for c in cases for cell in (f"{40 * c}", f"{10 * c} to {90 * c}"))]
        for size, cases in (("1", (1, 2)), ("1,000", (3, 5)))
    ]
    assert rows == expected


@needs_fork
@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
def test_each_way_to_share_an_array_has_its_own_times() -> None:
    pytest.importorskip("numpy")
    factors = (1, 2, 3, 5, 7, 11)
    rounds = [[ms * factor / 1000 for factor in factors] for ms in ROUNDS]
    seen = timed("arrays/price_of_sharing", pairs(warm_and(rounds)), "8000")
    _, rows = table_of("the output", seen.text)
    ways = {
        "send, pickled": "ask",
        "send_bytes": "by_bytes",
        "memmap, written first": "by_file",
        "SharedMemory, copied in": "by_block",
        "SharedMemory, lies there": "ask",
        "inherited by a fork": "by_fork",
    }
    last = seen.called[-2 * len(ways) :: 2]
    assert all(name in called for name, called in zip(ways.values(), last, strict=True))
    assert rows == [
        ["8 kB", way, f"{MIDDLE * f:.2f}", f"{LEAST * f:.2f} to {MOST * f:.2f}"]
        for way, f in zip(ways, factors, strict=True)
    ]


@needs_fork
def test_each_speed_up_of_a_pool_is_against_its_own_rival() -> None:
    """Seconds of a round: the loop; start, tasks and end of a pool of one worker, and of two."""

    def steps(loop: float, one: float, two: float, around: float) -> list[float]:
        return [0.5, loop, 0.5, 100, one, 100, 0.5, around / 4, two, 3 * around / 4]

    told = [steps(1, LONG, 1e-6, LONG)]
    told += [steps(600 * k, 400 * k, 100, 200) for k in (3, 7, 2, 6, 1, 9, 4)]
    text = printed_by("cost/choose_the_rival", [each for row in told for each in row], "1")
    assert table_of("the output", text)[1] == [
        ["warm, against a pool of one worker", "16.00", "4.00", "36.00"],
        ["warm, against a plain loop", "24.00", "6.00", "54.00"],
        ["with start and end, against the loop", "8.00", "2.00", "18.00"],
    ]


@needs_fork
def test_a_break_even_is_worked_out_from_the_price_and_rounds_are_won_by_the_pool_alone() -> None:
    """Three rounds: empty tasks in the pool, a unit alone, then the pool and the loop in turn."""
    new = [0.009, 0.003, 0.005, 0.8, 0.4, 0.6, 2, 1, 2, 3, 4, 3]  # median 5 ms; one of three won
    warm = [0.001, 0.004, 0.002, 0.8, 0.7, 0.9, 1, 2, 1, 3, 2, 4]  # median 2 ms; all three won
    text = printed_by("cost/find_the_break_even", pairs([*new, *warm]), "3")
    assert table_of("the output", text)[1] == [
        ["new", "5.00", "10.00", "1 of 3"],
        ["warm", "2.00", "4.00", "3 of 3"],
    ]


@needs_fork
def test_a_price_is_that_of_one_among_many_without_the_first() -> None:
    often = (100_000, 20_000, 200, 50, 50, 5, 3, 3)
    seconds = [
        times * us * factor / 1e6
        for factor, times in enumerate(often, 1)
        for us in (30, 90, 10, 40, 20)
    ]
    text = printed_by("cost/price_the_parts", pairs(seconds))
    head, rows = table_of("the output", text)
    assert head == ["One", "Median (µs)", "Min (µs)", "Max (µs)"]
    assert [row[1:] for row in rows] == [
        [f"{number * factor:.2f}" for number in (30, 10, 90)] for factor in range(1, 9)
    ]


def test_the_price_of_a_pool_has_its_start_and_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = mock.MagicMock()
    pool.return_value.__enter__.return_value = pool.return_value
    monkeypatch.setattr(price_the_parts, "Pool", pool)
    price_the_parts.use_a_pool()
    assert [name for name, _, _ in pool.mock_calls] == [
        "", "().__enter__", "().apply", "().close", "().join", "().__exit__"
    ]  # fmt: skip


@needs_fork
def test_your_own_function_is_timed_alone_then_with_a_start_then_without() -> None:
    steps = [0.5, 2.5, 0.125, 1.5, 0.25, 0.75, 0.375]
    assert printed_by("cost/time_your_own", steps).splitlines() == [
        "alone          2.50 s",
        "in a new pool  1.50 s",
        "in a warm pool 0.75 s",
    ]


def test_the_price_of_a_start_is_of_the_first_child_of_each_parent_and_of_later_ones(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each parent: its first child, three later ones, in seconds, and megabytes."""
    answers = {
        "fork": [[0.03, 0.001, 0.005, 0.002, 7.0], [0.01, 0.003, 0.009, 0.004, 9.0]],
        "spawn": [[0.07, 0.06, 0.02, 0.05, 3.0], [0.09, 0.04, 0.08, 0.01, 4.0]],
    }
    left = {method: iter(runs) for method, runs in answers.items()}
    monkeypatch.setattr(time_each_method, "get_all_start_methods", lambda: list(answers))
    monkeypatch.setattr(time_each_method, "run_a_fresh_parent", lambda method: next(left[method]))
    time_each_method.main(2)
    _, rows = table_of("the output", capsys.readouterr().out)
    assert rows == [
        ["fork", "20.0", "10.0 to 30.0", "3.5", "1.0 to 9.0", "8.0"],
        ["spawn", "80.0", "70.0 to 90.0", "45.0", "10.0 to 80.0", "3.5"],
    ]


@needs_fork
def test_the_best_of_three_rounds_is_shown_under_its_way() -> None:
    pytest.importorskip("numpy")
    works = {"four counts": 2, "four hashes": 3, "four sines": 5, "four naps": 7}
    rounds = (30, 10, 20)  # ms; threads take eleven times as long
    each = [ms * f * way / 1000 for f in works.values() for ms in rounds for way in (1, 11)]
    seen = timed("concurrency/release_the_gil", pairs(each))
    lines = seen.text.splitlines()
    assert lines[0][14:].split() == ["one", "by", "one", "(ms)", "in", "threads", "(ms)"]
    shown = [(line[:14].strip(), *map(int, line[14:].split())) for line in lines[1:]]
    assert shown == [(name, 10 * f, 110 * f) for name, f in works.items()]
    ways = seen.called[1::2]
    assert len(ways) == len(each)
    for number, names in enumerate(ways):
        assert ("in_threads" in names) == bool(number % 2)
        assert ("one_by_one" in names) != bool(number % 2)


@needs_fork
def test_threads_and_processes_have_their_own_times_and_quartiles() -> None:
    rounds = (10, 20, 30, 40, 50)  # µs: the quartiles of five are at 1.5, 3 and 4.5 of them
    starts = [us * factor / 1e6 for us in rounds for factor in (1, 7)]
    trips = [200 * us * factor / 1e6 for us in rounds for factor in (3, 100)]
    text = printed_by(
        "concurrency/compare_process_and_thread", pairs([*starts, *trips]), str(len(rounds))
    )
    lines = text.splitlines()
    assert [lines[0][28:56].strip(), lines[0][56:]] == ["a thread", "a process"]
    shown = {line[:28].strip(): (line[28:56].strip(), line[56:]) for line in lines[1:]}
    assert shown["start and join"] == ("30 µs (15 to 45)", "210 µs (105 to 315)")
    trip = shown["a message there and back"]
    assert trip == ("90 µs (45 to 135)", "3,000 µs (1,500 to 4,500)")


@needs_fork
def test_ranges_that_meet_tell_nothing_apart() -> None:
    starts = [us * factor / 1e6 for us in (10, 20, 30, 40, 50) for factor in (1, 2)]
    trips = [200 * each for each in starts]
    text = printed_by("concurrency/compare_process_and_thread", pairs([*starts, *trips]), "5")
    for line in text.splitlines()[2:4]:
        assert line.split("  ")[-1].strip() == "no clear difference"
        assert line.count("no clear difference") == 2
