import multiprocessing
import os
from multiprocessing.connection import Connection

import pytest

from tests.snippets.conftest import RunSnippet


def test_what_was_sent_arrives_and_then_the_end(run: RunSnippet) -> None:
    assert run("messages/hear_a_crash").lines == [
        "parent: received half of the work",
        "parent: EOFError, exit code 7",
    ]


def die(_end: Connection) -> None:
    os._exit(7)


@pytest.mark.parametrize("close", [True, False])
def test_the_parent_hears_it_only_if_it_closed_its_copy(start_method: str, close: bool) -> None:
    context = multiprocessing.get_context(start_method)
    end, childs_end = context.Pipe()
    child = context.Process(target=die, args=(childs_end,))  # type: ignore[attr-defined]
    child.start()
    if close:
        childs_end.close()
    child.join()
    assert end.poll(0.3) == close  # what can be read is the end
