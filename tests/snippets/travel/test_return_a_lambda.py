import functools
import multiprocessing
import operator

from tests.snippets.conftest import RunSnippet


def test_the_worker_sends_the_picklers_error_in_place_of_the_result(
    run: RunSnippet, python: tuple[int, ...]
) -> None:
    lines = run("travel/return_a_lambda").lines
    (message,) = [line for line in lines if "MaybeEncodingError: " in line]
    assert "Error sending result: '<function make_converter.<locals>.<lambda> at " in message
    kind = "AttributeError" if python < (3, 14) else "PicklingError"
    assert f"Reason: '{kind}(" in message


def make_multiplier(rate: int) -> functools.partial[int]:
    return functools.partial(operator.mul, rate)


def test_a_partial_of_a_named_function_can_come_back(start_method: str) -> None:
    with multiprocessing.get_context(start_method).Pool(1) as pool:
        assert pool.apply(make_multiplier, (3,))(10) == 30
