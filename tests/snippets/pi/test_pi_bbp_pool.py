import runpy
from collections.abc import Callable, Iterable
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from typing import Any

import pytest

from snippets.pi import pi_bbp_pool
from tests.snippets.conftest import ROOT, RunSnippet


def test_the_pool_prints_what_the_serial_program_prints(run: RunSnippet) -> None:
    for sizes in ((), ("100", "400", "250")):
        assert run("pi/pi_bbp_pool", *sizes).lines == run("pi/pi_bbp_serial", *sizes).lines


class Notebook:
    """Stands in for a pool: does all tasks itself and notes their order."""

    order: list[int]

    def __enter__(self) -> "Notebook":
        return self

    def __exit__(self, *exception: object) -> None:
        pass

    def map(self, function: Callable[[int], Any], tasks: Iterable[int], chunksize: int) -> Any:
        assert chunksize == 1, "one task at a time, or one worker gets several"
        Notebook.order = list(tasks)
        return [function(task) for task in Notebook.order]


def test_the_largest_task_is_handed_out_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("multiprocessing.Pool", Notebook)
    monkeypatch.setattr("sys.argv", ["pi_bbp_pool.py"])
    runpy.run_path(str(ROOT / "snippets" / "pi" / "pi_bbp_pool.py"), run_name="__main__")
    assert Notebook.order == sorted(Notebook.order, reverse=True) == [2000, 1500, 1000]


def test_its_digits_are_those_of_the_serial_program() -> None:
    from snippets.pi import pi_bbp_serial

    for digits in (2, 765, 1000):
        assert pi_bbp_pool.compute_pi(digits) == pi_bbp_serial.compute_pi(digits)


both: list[Barrier] = []


def keep(barrier: Barrier) -> None:
    both.append(barrier)


def meet(_: int) -> int:
    return both[0].wait(30)


def test_of_two_tasks_that_are_handed_out_one_at_a_time_no_worker_gets_both(
    start_method: str,
) -> None:
    context = get_context(start_method)
    with context.Pool(2, keep, [context.Barrier(2)]) as pool:
        assert sorted(pool.map(meet, [2000, 1500], chunksize=1)) == [0, 1]
