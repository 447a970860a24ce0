import multiprocessing
import traceback

import pytest

from snippets.travel.look_at_what_came_back import PriceError, read
from tests.snippets.conftest import RunSnippet


def test_args_attributes_and_notes_come_back_and_the_cause_does_not(run: RunSnippet) -> None:
    assert run("travel/look_at_what_came_back").lines == [
        "args:  ('not a price', '3,50')",
        "line:  12",
        "notes: ['Is the comma a decimal point?']",
        "cause: RemoteTraceback",
    ]


def test_the_text_in_place_of_the_cause_holds_the_cause(start_method: str) -> None:
    with (
        multiprocessing.get_context(start_method).Pool(1) as pool,
        pytest.raises(PriceError) as caught,
    ):
        pool.apply(read, ("3,50",))
    cause = "ValueError: could not convert string to float"
    assert cause in str(caught.value.__cause__)
    assert cause in "".join(traceback.format_exception(caught.value))  # what nobody catches shows
