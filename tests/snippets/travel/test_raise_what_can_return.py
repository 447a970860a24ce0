import pickle

from snippets.travel.raise_what_can_return import OutOfStockError
from tests.snippets.conftest import RunSnippet


class Careless(Exception):  # noqa: N818
    def __init__(self, item: str, missing: int) -> None:
        self.item, self.missing = item, missing


def test_the_parent_catches_it_by_its_type_with_its_text(run: RunSnippet) -> None:
    assert run("travel/raise_what_can_return").lines == ["caught: 2 teapot too few"]


def test_it_survives_the_line_that_the_page_recommends() -> None:
    error = pickle.loads(pickle.dumps(OutOfStockError("teapot", 2)))
    assert (error.item, error.missing) == ("teapot", 2)


def test_so_does_a_class_that_hands_on_nothing() -> None:
    error = pickle.loads(pickle.dumps(Careless("teapot", 2)))
    assert error.args == ("teapot", 2)
    assert error.missing == 2
