import multiprocessing
import pickle
import threading

import pytest

from snippets.travel.raise_what_can_return import OutOfStockError, take
from tests.snippets.conftest import RunSnippet


class Careless(Exception):  # noqa: N818
    def __init__(self, item: str, missing: int) -> None:
        self.item, self.missing = item, missing


class Plain(Exception):  # noqa: N818
    pass


def test_the_parent_catches_it_by_its_type_with_its_text(run: RunSnippet) -> None:
    assert run("travel/raise_what_can_return").lines == ["caught: 2 teapot too few"]


def test_it_survives_the_line_that_the_page_recommends() -> None:
    error = pickle.loads(pickle.dumps(OutOfStockError("teapot", 2)))
    assert (error.item, error.missing) == ("teapot", 2)


def test_so_does_a_class_that_hands_on_nothing() -> None:
    error = pickle.loads(pickle.dumps(Careless("teapot", 2)))
    assert error.args == ("teapot", 2)
    assert error.missing == 2


def test_so_does_a_class_without_an_init_if_its_arguments_can_travel() -> None:
    assert pickle.loads(pickle.dumps(Plain("teapot", 2))).args == ("teapot", 2)
    with pytest.raises(TypeError, match="cannot pickle"):
        pickle.dumps(Plain(threading.Lock()))


class WithInit(Exception):  # noqa: N818 - what it is stands in its name
    def __init__(self, name: str, number: int) -> None:
        super().__init__(f"{name}: {number}")


class BelowIt(WithInit):
    pass


def test_a_class_below_one_with_an_init_or_inside_a_function_does_not() -> None:
    class Inside(Exception):  # noqa: N818
        pass

    sent = pickle.dumps(BelowIt("teapot", 2))
    with pytest.raises(TypeError, match="missing 1 required positional argument"):
        pickle.loads(sent)
    with pytest.raises((AttributeError, pickle.PicklingError), match="local object"):
        pickle.dumps(Inside("teapot"))


def test_its_cause_is_a_remote_traceback_although_it_had_none(start_method: str) -> None:
    with (
        multiprocessing.get_context(start_method).Pool(1) as pool,
        pytest.raises(OutOfStockError) as caught,
    ):
        pool.apply(take, ("teapot", 5))
    assert type(caught.value.__cause__).__name__ == "RemoteTraceback"
