import multiprocessing
import os
import sys
from multiprocessing.connection import Connection
from multiprocessing.queues import Queue
from typing import Any

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


def die_with_a_message_unread(end: Connection) -> None:
    end.poll(None)
    end.send("half of the work")
    os._exit(7)


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
def test_a_message_that_it_left_unread_changes_the_error(start_method: str) -> None:
    context: Any = multiprocessing.get_context(start_method)
    end, childs_end = context.Pipe()
    child = context.Process(target=die_with_a_message_unread, args=(childs_end,))
    child.start()
    childs_end.close()
    end.send("more work")
    child.join()
    assert end.recv() == "half of the work"
    with pytest.raises(ConnectionResetError):
        end.recv()


def look_at(queue: Any) -> None:
    os._exit(0 if not queue._reader.closed and not queue._writer.closed else 1)


def test_every_process_holds_both_ends_of_a_queue(start_method: str) -> None:
    context = multiprocessing.get_context(start_method)
    queue: Queue[str] = context.Queue()
    child = context.Process(target=look_at, args=(queue,))  # type: ignore[attr-defined]
    child.start()
    child.join(60)
    assert child.exitcode == 0
    assert not queue._reader.closed  # type: ignore[attr-defined]
    assert not queue._writer.closed  # type: ignore[attr-defined]
