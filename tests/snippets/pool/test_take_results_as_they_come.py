import multiprocessing
from multiprocessing.synchronize import Event

import pytest

from snippets.pool.take_results_as_they_come import NUMBERS, square
from tests.snippets.conftest import RunSnippet

gates: list[Event] = []


def keep(gate: Event) -> None:
    gates.append(gate)


def pass_the_gate(number: int) -> int:
    if number == 0:
        assert gates[0].wait(20)
    return number


def test_map_keeps_the_order_and_imap_unordered_does_not(run: RunSnippet) -> None:
    first, *others = run("pool/take_results_as_they_come").lines
    assert first == "map: [4, 16, 36, 64]"
    came = [int(line.removeprefix("imap_unordered: ")) for line in others]
    assert sorted(came) == [4, 16, 36, 64]
    assert came[-1] == 4


def test_imap_and_starmap_keep_the_order_too(start_method: str) -> None:
    with multiprocessing.get_context(start_method).Pool(4) as pool:
        assert list(pool.imap(square, NUMBERS)) == [4, 16, 36, 64]
        assert pool.starmap(square, [(number,) for number in NUMBERS], 1) == [4, 16, 36, 64]


def test_while_a_task_runs_imap_unordered_gives_the_other_result_and_map_none(
    start_method: str,
) -> None:
    context = multiprocessing.get_context(start_method)
    gate = context.Event()
    with context.Pool(3, keep, [gate]) as pool:
        results = pool.imap_unordered(pass_the_gate, [0, 1])
        assert results.next(20) == 1
        mapped = pool.map_async(pass_the_gate, [0, 1], 1)
        with pytest.raises(multiprocessing.TimeoutError):
            mapped.get(0.3)
        gate.set()
        assert [results.next(20), mapped.get(20)] == [0, [0, 1]]


def test_imap_gives_what_is_done_up_to_the_first_task_that_still_runs(start_method: str) -> None:
    context = multiprocessing.get_context(start_method)
    gate = context.Event()
    with context.Pool(2, keep, [gate]) as pool:
        results = pool.imap(pass_the_gate, [1, 0, 2])
        assert results.next(20) == 1
        with pytest.raises(multiprocessing.TimeoutError):
            results.next(0.3)
        gate.set()
        assert [results.next(20), results.next(20)] == [0, 2]
