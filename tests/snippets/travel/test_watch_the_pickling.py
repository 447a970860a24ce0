import sys

import pytest

from tests.snippets.conftest import RunSnippet

ANOTHER = {"fork": "spawn", "spawn": "forkserver", "forkserver": "fork"}
TRIP = ["  made in the parent", "  pickled in the parent", "  made in the child"]


def expected(method: str) -> list[str]:
    """Return what the program prints under this start method."""
    argument = TRIP[:1] if method == "fork" else TRIP
    heads = ("argument of a Process", "task of a Pool", "item of a Queue")
    return [heads[0], *argument, heads[1], *TRIP, heads[2], *TRIP]


def test_fork_spares_an_argument_the_pickling_and_nothing_else(
    run: RunSnippet, start_method: str
) -> None:
    assert run("travel/watch_the_pickling").lines == expected(start_method)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has spawn alone")
def test_the_argument_chooses_the_start_method(run: RunSnippet, start_method: str) -> None:
    method = ANOTHER[start_method]
    assert run("travel/watch_the_pickling", label=method).lines == expected(method)
