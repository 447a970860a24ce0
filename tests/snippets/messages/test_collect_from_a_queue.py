import itertools
import threading
from multiprocessing import Queue

from tests.snippets.conftest import RunSnippet


def test_one_number_comes_from_each_child_before_the_joins(run: RunSnippet) -> None:
    *drawn, last = run("messages/collect_from_a_queue").lines
    assert last == "parent: all joined"
    assert sorted(int(line.split()[2]) for line in drawn) == [0, 1, 2, 3]
    assert all(1 <= int(line.split()[4]) <= 100 for line in drawn)


def test_the_children_do_not_all_draw_the_same_number(run: RunSnippet) -> None:
    drawn = [
        line.split()[4]
        for again in range(2)
        for line in run("messages/collect_from_a_queue", again=again).lines[:4]
    ]
    assert len(set(drawn)) > 1


def test_the_numbers_come_in_the_order_in_which_children_are_done(run: RunSnippet) -> None:
    """Who drew much less than another slept much less, and is heard before it."""
    drawn = [int(line.split()[4]) for line in run("messages/collect_from_a_queue").lines[:4]]
    assert all(early - late < 75 for early, late in itertools.combinations(drawn, 2))


def test_what_is_sent_is_a_copy() -> None:
    items: Queue[list[int]] = Queue()
    sent = [1]
    items.put(sent)
    got = items.get()
    assert got == sent
    assert got is not sent


def test_the_locks_are_inside_the_queue() -> None:
    assert {"_rlock", "_wlock"} <= set(vars(Queue()))


def test_a_thread_of_the_sender_writes_into_the_pipe() -> None:
    items: Queue[int] = Queue()
    before = {thread.name for thread in threading.enumerate()}
    items.put(1)
    assert {thread.name for thread in threading.enumerate()} - before == {"QueueFeederThread"}
    assert items.get() == 1
    items.close()
    items.join_thread()
