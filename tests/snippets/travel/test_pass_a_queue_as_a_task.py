import multiprocessing
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from multiprocessing.synchronize import BoundedSemaphore, Lock

import pytest

from tests.snippets.conftest import RunSnippet


def test_the_message_speaks_of_inheritance(run: RunSnippet) -> None:
    lines = run("travel/pass_a_queue_as_a_task").lines
    assert (
        "RuntimeError: Queue objects should only be shared between processes through inheritance"
    ) in lines
    assert not any(line.startswith("did ") for line in lines)


def test_a_queue_is_a_pipe_and_locks(start_method: str) -> None:
    parts = vars(multiprocessing.get_context(start_method).Queue())
    kinds = {
        kind: {name for name, part in parts.items() if type(part) is kind}
        for kind in (Connection, Lock, BoundedSemaphore)
    }
    assert kinds == {
        Connection: {"_reader", "_writer"},
        Lock: {"_rlock", "_wlock"},
        BoundedSemaphore: {"_sem"},
    }


def test_neither_a_queue_nor_its_locks_travel_later(start_method: str) -> None:
    """As a message of a pipe or an item of another queue, either."""
    context = multiprocessing.get_context(start_method)
    for each in (context.Queue(), context.Lock()):
        with pytest.raises(RuntimeError, match="through inheritance"):
            ForkingPickler.dumps(each)
