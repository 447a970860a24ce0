import multiprocessing
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing.synchronize import Event

import pytest

from tests.snippets.conftest import RunSnippet

gates: list[Event] = []


def keep(gate: Event) -> None:
    gates.append(gate)


def pass_the_gate(number: int) -> int:
    if number == 0:
        assert gates[0].wait(20)
    return number


def test_each_result_comes_with_the_name_of_its_task(run: RunSnippet) -> None:
    lines = run("executors/take_results_as_they_end").lines
    assert sorted(lines) == ["a: 900 ms", "b: 500 ms", "c: 100 ms"]


def test_on_the_page_they_come_in_the_order_of_their_ends(shown: RunSnippet) -> None:
    lines = shown("executors/take_results_as_they_end").lines
    assert lines == ["c: 100 ms", "b: 500 ms", "a: 900 ms"]


def test_a_call_that_was_handed_in_later_is_done_while_the_first_still_runs(
    start_method: str,
) -> None:
    context = multiprocessing.get_context(start_method)
    gate = context.Event()
    with ProcessPoolExecutor(2, context, keep, (gate,)) as executor:
        futures = [executor.submit(pass_the_gate, number) for number in (0, 1)]
        ended = as_completed(futures, timeout=20)
        assert next(ended) is futures[1]
        with pytest.raises(TimeoutError):
            futures[0].result(timeout=0.2)
        gate.set()
        assert next(ended) is futures[0]
