import pickle
import pickletools
from functools import partial

from snippets.travel.send_a_partial import convert
from tests.snippets.conftest import RunSnippet


def test_the_rate_goes_along_with_every_amount(run: RunSnippet) -> None:
    assert run("travel/send_a_partial").lines == ["[30, 60, 90]"]


def test_the_name_and_the_value_travel_and_no_code() -> None:
    pickled = pickle.dumps(partial(convert, 3))
    parts = [part for _, part, _ in pickletools.genops(pickled)]
    assert "convert" in parts
    assert 3 in parts
    assert convert.__code__.co_code not in pickled
    assert "amount" not in parts
