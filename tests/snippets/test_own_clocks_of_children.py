"""What snippets make of times that are taken in their children or in tools, with known clocks."""

import json
import types
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from recorder.pages.fragments import table_of
from snippets.concurrency import compare_the_pools
from snippets.start_methods import time_a_pool
from snippets.workers import set_a_quota
from tests.snippets.clock import pairs, run_within

# The children are threads, so that the test can say how long each one takes.
HARNESS = """
import json, multiprocessing, queue, runpy, sys, threading, time

path, steps, *arguments = sys.argv[1:]
left, own = iter(json.loads(steps)), threading.local()

class Child(threading.Thread):
    def __init__(self, *, target, args):
        super().__init__(target=target, args=args, daemon=True)
        self.steps = next(left)

    def run(self):
        own.now, own.steps = 0.0, iter(self.steps)
        super().run()

def clock():
    own.now += next(own.steps)
    return own.now

time.perf_counter = clock
multiprocessing.Process, multiprocessing.Queue = Child, queue.Queue
multiprocessing.Barrier = threading.Barrier
sys.argv = [path, *arguments]
runpy.run_path(path, run_name="__main__")
if list(left):
    sys.exit("it started fewer children than the test says")
"""


class Clock:
    """Goes on when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def perf_counter(self) -> float:
        return self.now

    def goes_on(self, seconds: float) -> None:
        self.now += seconds


def told_by_children(name: str, seconds: list[list[float]], *arguments: str) -> list[list[str]]:
    """Return the rows that a snippet prints if its children take these seconds."""
    steps = [list(pairs(each)) for each in seconds]
    done = run_within(HARNESS, name, json.dumps(steps), *arguments)
    return table_of("the output", done.stdout)[1]


def test_a_step_under_a_lock_is_that_of_the_slower_child() -> None:
    """Of 1,000 steps in each of three rounds; in two rounds the second child is the slower."""
    rounds = (30, 90, 40)  # µs, so that a step takes as many ns
    factors, pairs = (1, 2, 3, 5, 7), (False, True, False, True, True)
    seconds = []
    for number, us in enumerate(rounds):
        for factor, is_pair in zip(factors, pairs, strict=True):
            slower, faster = us * factor / 1e6, us * factor / 2e6
            both = [[slower], [faster]] if number else [[faster], [slower]]
            seconds += both if is_pair else [[slower]]
    rows = told_by_children("cost/contend_for_a_lock", seconds, "1000")
    assert [row[1:] for row in rows] == [
        [f"{us * factor}" for us in (40, 30, 90)] for factor in factors
    ]


def test_an_update_is_that_of_the_slower_process_in_its_own_turn() -> None:
    """Of 10 updates in each of five rounds, for one process and then for two."""
    rounds = (30, 70, 20, 60, 10)  # µs of an update
    turns = [(us, factor) for us in rounds for factor in (1, 2, 3, 5, 7, 11)]
    one, other = [], []
    for number, (us, factor) in enumerate(turns):
        seconds = us * factor * 10 / 1e6
        if factor < 5:
            one.append(seconds)  # the second one sits it out
        else:
            one.append(seconds if number % 2 else seconds / 2)
            other.append(seconds / 2 if number % 2 else seconds)
    rows = told_by_children("memory/price_of_a_lock", [one, other], "10")
    assert [row[0] for row in rows] == [
        f"{kind}, {who}"
        for who in ("one process", "two processes")
        for kind in ("no lock", "+= alone", "lock held")
    ]
    assert [row[1:4] for row in rows] == [
        [f"{us * factor:.2f} µs" for us in (30, 10, 70)] for factor in (1, 2, 3, 5, 7, 11)
    ]


def test_tools_are_opened_once_and_their_tasks_timed_without_the_first_round(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = Clock()
    rounds = {"small": [9.0, 0.03, 0.07, 0.02], "large": [8.0, 0.6, 0.1, 0.9]}  # s; warm-up first

    def made(factor: int) -> Any:
        left = {size: iter(seconds) for size, seconds in rounds.items()}

        def run(task: Any, items: Any) -> None:
            if items == [1]:
                clock.goes_on(0.25 * factor)
            else:
                size = "small" if task is abs else "large"
                assert len(items) == (1000 if size == "small" else 8)
                clock.goes_on(next(left[size]) * factor)

        @contextmanager
        def open_it() -> Iterator[Any]:
            clock.goes_on(1.0 * factor)
            yield run
            clock.goes_on(100.0)  # its end is in no number

        return open_it

    factors = (1, 2, 3, 5, 7)
    ways = dict(zip(compare_the_pools.WAYS, map(made, factors), strict=True))
    monkeypatch.setattr(compare_the_pools, "WAYS", ways)
    monkeypatch.setattr(compare_the_pools, "time", clock)
    compare_the_pools.main(3)
    _, rows = table_of("the output", capsys.readouterr().out)
    assert rows == [
        [name, f"{1250 * f}", f"{30 * f}", f"{600 * f}"]
        for name, f in zip(ways, factors, strict=True)
    ]


def test_a_pool_has_its_start_and_its_end_and_its_tasks_have_their_own_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock()

    class Pool:
        def __init__(self, workers: int) -> None:
            clock.goes_on(0.5 * workers)

        def __enter__(self) -> "Pool":
            return self

        def __exit__(self, *_: object) -> None:
            clock.goes_on(32)

        def map(self, _: object, tasks: range) -> None:
            clock.goes_on(2 if len(tasks) == 2 else len(tasks) / 100)

        def close(self) -> None:
            clock.goes_on(4)

        def join(self) -> None:
            clock.goes_on(8)

    monkeypatch.setattr(time_a_pool, "Pool", Pool)
    monkeypatch.setattr(time_a_pool, "time", clock)
    whole, task = time_a_pool.start_a_pool()
    assert (whole, task) == pytest.approx((1 + 2 + 4 + 8 + 32, 0.01))


def test_two_processes_are_timed_from_the_first_start_to_the_last_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock()

    class Process:
        def __init__(self, **_: object) -> None:
            clock.goes_on(0.25)

        def start(self) -> None:
            clock.goes_on(1)

        def join(self) -> None:
            clock.goes_on(10)

    monkeypatch.setattr(time_a_pool, "Process", Process)
    monkeypatch.setattr(time_a_pool, "time", clock)
    assert time_a_pool.start_two_processes() == 22.5


def test_a_case_is_told_by_the_rows_of_its_own_parents_in_milliseconds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each parent gives three rows: two processes, a pool, a task."""
    left = {
        case: iter(
            [[[s * f, 10 * s * f, s * f / 100] for s in part] for part in ((3, 7, 2), (6, 1, 9))]
        )
        for f, case in enumerate(("spawn", "forkserver"), 1)
    }
    monkeypatch.setattr(time_a_pool, "CASES", list(left))
    monkeypatch.setattr(time_a_pool, "get_all_start_methods", lambda: ["spawn", "forkserver"])
    monkeypatch.setattr(time_a_pool, "run_a_fresh_parent", lambda case: next(left[case]))
    time_a_pool.main(2)
    _, rows = table_of("the output", capsys.readouterr().out)
    assert rows == [
        [case, f"{4500 * f:.1f}", f"{45000 * f:.1f}",
         f"{10000 * f:.1f} to {90000 * f:.1f}", f"{45 * f:.4f}"]
        for f, case in enumerate(left, 1)
    ]  # fmt: skip


def test_under_a_quota_the_tasks_are_timed_and_the_longest_pause_of_all_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = Clock()

    class Executor:
        def __init__(self, workers: int, **_: object) -> None:
            self.workers = workers

        def __enter__(self) -> "Executor":
            clock.goes_on(50)  # a start is not counted
            return self

        def __exit__(self, *_: object) -> None:
            clock.goes_on(50)

        def map(self, _: object, steps: list[int]) -> list[tuple[float, float]]:
            clock.goes_on(100 if steps == [1] * self.workers else 2)
            return [(0.25, 0.01), (0.5, 0.075), (0.125, 0.02), (0.125, 0.03)]

    monkeypatch.setattr(set_a_quota, "ProcessPoolExecutor", Executor)
    monkeypatch.setattr(set_a_quota, "time", clock)
    set_a_quota.measure("half a CPU", 2, None)
    assert capsys.readouterr().out.split() == ["half", "a", "CPU", "2", "2.00", "0.50", "75"]


def test_a_pause_is_what_is_longest_between_two_looks_at_the_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    walls = iter([10.0, 10.5, 13.0, 13.25])
    cpu = iter([1.0, 4.0])
    clock = types.SimpleNamespace(perf_counter=lambda: next(walls), process_time=lambda: next(cpu))
    monkeypatch.setattr(set_a_quota, "time", clock)
    assert set_a_quota.compute(3) == (3.0, 2.5)
